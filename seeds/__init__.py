"""Stories of several outlets with gold annotation, and the compiler that makes them from inline markup."""
