"""What newslens costs and what it keeps: each module prints figures beside their goals, and fails where one is missed."""
