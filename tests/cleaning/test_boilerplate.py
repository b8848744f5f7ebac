"""Lines that are article text and lines that are not."""

from __future__ import annotations

import pytest

from newslens.cleaning.furniture import lexicon, plain
from newslens.cleaning.names import dateline, is_byline, is_name, is_signature
from newslens.cleaning.stamps import is_stamp
from newslens.cleaning.title import reads_as_headline
from newslens.types import RemovalReason
from tests.cleaning.pages import PARAGRAPHS, clean, removed

TITLE = "Harbour bridge to close for two years"
LEAD = PARAGRAPHS[0]


def page(*rows: str) -> str:
    return "\n\n".join(rows)


FURNITURE = (
    "Advertisement", "ADVERTISEMENT - CONTINUE READING BELOW", "Story continues below", "Continue reading", "Read the full story here", "Skip advertisement",
    "Share this article", "Share on Facebook", "Facebook Twitter WhatsApp Email", "Tweet", "Copy link", "Print", "Follow us on Twitter and Facebook",
    "Follow Ana Reyes on Twitter @anareyes", "@harbourpost", "#tamsel #bridge", "Sign up for our daily newsletter", "Subscribe now for unlimited access",
    "Get the day's top stories delivered to your inbox", "Enter your email address", "Download our free app", "Already a subscriber? Log in",
    "By signing up, you agree to our Terms of Use and Privacy Policy", "Support independent journalism", "Comments are closed.", "Leave a comment",
    "Join the conversation: log in to comment", "Have your say", "What do you think?", "We use cookies to improve your experience.", "Accept all cookies",
    "Back to top button", "© 2031 Harbour Post. All rights reserved.", "This material may not be published, broadcast, rewritten or redistributed.",
    "The views expressed here are those of the author.", "Tags: bridges, ferries", "Filed under: Transport", "Related Articles", "Most read", "More on this story",
    "You may also like", "Read more: Who pays for the repairs", "SEE ALSO: Ten bridges that changed a city", "READ: The long wait for a ferry",
    "(Reporting by A. Reyes; Editing by P. Lind)", "Additional reporting by Tom van Dijk", "Ana Reyes contributed to this report.",
    "An earlier version of this article misstated the year of the inspection.", "Our Standards: The Newswire Trust Principles.", "5 min read",
    "Published 3 hours ago", "Updated: 12 May 2031 14:03 BST", "12 Comments", "Got a tip? Write to the newsroom", "Watch live", "Click here to subscribe",
    "If you notice an error, select the text and press Ctrl+Enter", "***", "JOIN POST+ FOR AD-FREE NEWS", "View this post on Instagram", "Up next", "Listen to this article",
    "Free newsletter: High Water, the river in five minutes, every weekday", "Get ferry alerts first: download the Harbour Post app",
    "More local news: Swans return; Choir late; School wins prize", "When reprinting, a link to NORDA is mandatory.",
    "All rights to texts belong to NORDA. When quoting, reference to the agency is obligatory.",
    # agencies to newsrooms
    "2nd lead, adds quotes from board", "(Adds reaction in paragraph 3, background)", "EDS: Updates with toll. ADDS photos.", "BC-Harbour bridge, 2nd Ld-Writethru",
    "Embargo: not for use before 4pm, 3 May", "Story ref: HP/331/7", "For pictures of the piers call the picture desk on 0555 010 3344.", "((ana.reyes@newswire.example; +55 11 5550 1199))",
    # contacts and accounts
    "ana.reyes@harbourpost.example", "For further information, please contact:", "For media enquiries:", "Don't have an account? Register", "Article saved",
    "You're reading 1 of your 3 free articles this month", "If you spotted something on the quay, email us at tips@harbourpost.example.", "You can save this article by registering here.",
    "If you buy through links on our site, we may earn an affiliate commission.", "The Morning Tide is our guide to the day on the river. Sign up here.",
    "For our free weekly letter from the river, sign up here.", "Want the river by post? Subscribe here.", "The next issue of Low Water will soon be in your inbox.",
    "To get the latest email updates from Harbour Post, click here.", "Unlock a world of benefits! From newsletters to charts, it's a click away! Login now!",
    "You can find this story in My Bookmarks, or by tapping the user icon.", "Listen to more stories on the Quayside app",
    # readers' comments
    "The comments below have not been moderated in advance.", "Harbour Post is committed to maintaining a lively but civil forum for discussion.",
    "Share or comment on this article: ‘We were never asked’: islanders sue over wind farm",
    # where an article comes from
    "This article appears in the June 2031 print edition with the headline “The bridge that nobody painted”.", "This article is from our summer issue.",
    "This report by The Harbour Press was first published May 3, 2031.", "(With NORDA inputs)", "Adapted from Dutch by Ana Reyes/tv",
    "This story has not been edited by Harbour Post staff and is published from a syndicated feed.", "Harbour Post receives support from several foundations.",
    "The Post is not responsible for the content of external sites.", "2. Dahl, M. & Okoro, I. J. Rust Res. 4, 11–19 (2029).", "doi: 10.5555/s41586-031-0441-7",
    # labels of pages
    "Please turn on JavaScript to use this feature", "Approx. 12 minute read", "Editing: Tom van Dijk. Fact-checking: Ines Lund.", "Live blog closed",
    "Good morning and welcome to our live coverage of the strike on the quay.", "All content is available under the Open River Licence",
    "Article content", "Prev Next", "All times stated are UK", "09:15 Breaking", "Live Reporting", "Scroll down for video", "Other languages: 2",
    # what asks readers to write, to tell or to pay
    "Were you at the concert? Call our newsdesk on 0555 010 2288", "ARE YOU A VICTIM? Email news@comet.example", "Caught up in the delays? We would like to hear from you",
    "Email your pictures to pics@quayradio.example", "Call the Post's tip line: 0555 010 2288", "To contact the reporter on this story: Ana Reyes in Tamsel at a.reyes@post.example",
    "The Osier is free because readers pay for it. Support us from 3 crowns a month.", "We have no paywall. Become a supporter today.", "Buy us a coffee",
    "If you value our work, please consider a donation.", "Letters: letters@harbourpost.example", "Listen to our show, The Long Tide, wherever you get podcasts",
    # comments and live pages
    "Share on X (Twitter)", "Comment on this story", "Commenting is now closed for this story", "Newest first", "We have closed comments on this article for legal reasons.",
    "Live reporting by Ana Reyes and Tom van Dijk", "We're closing this live blog now. Thanks for reading.", "This live page is now closed", "That's all from us today. Thank you for reading.",
    # consent and subscriptions
    "This is a subscriber-only story", "Subscribe from 1 crown a week", "We and our 411 partners store information on your device.", "To view this content, please accept cookies.",
    # other pages
    "More on Quay Radio: 12 Weather, 14 Sport, 20 Travel", "Also on Quay Radio: Ferry strike called off", "In other news: Swans return", "Owner of bridge was warned twice →",
    "See page 4: Who pays for the piers?", "Continued on page 7", "Full story: pages 2 and 3", "Leader comment, page 14", "Read the full ruling (PDF)", "Five more stories from Tamsel",
    # notes on what was changed, and whose the text is
    "CORRECTION, June 15: The bridge was built in 1911.", "Some names have been changed.", "An earlier version misspelled Ms Okoro's name.", "The headline of this story was changed after publication.",
    "An earlier version of this article said that the bridge was built in 1921.", "To report an error, email corrections@harbourpost.example", "We apologise for the error.",
    "Copyright Harbour Wire 2031. Please do not cut and paste our articles.", "Please use the sharing tools. Copying articles is a breach of our terms.", "Additional reporting: Tom van Dijk",
    "Harbour Media Ltd. Registered in Tamsel No. 455112", "Part of the Tamsel Media Group", "More follows",
    # players, competitions, markets
    "Video 1:24", "Watch the full interview below", "Can't see the map? Tap here.", "Listen live on Quay Radio", "Win a weekend in Orvieto! Enter our competition", "Paid for by Tamsel Bank",
    "League table", "Prices delayed by 15 minutes",
    # interviews
    "The interview was conducted by Tom van Dijk and has been edited for length and clarity.", "Our conversation was condensed for brevity.",
    # posts and notes on privacy
    "Harbour Post@harbourpost", "Ines Okoro @inesokoro", "12 Reply Copy link", "Reply Copy link to post Read 3 replies",
    "Privacy Notice: Newsletters may contain news of charities and ads. For more information see our Privacy Policy.",
)  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes_from_between_paragraphs(line: str) -> None:
    article = clean(page(TITLE, LEAD, PARAGRAPHS[1], line, PARAGRAPHS[2], PARAGRAPHS[4]))
    assert removed(article) == [(line, "boilerplate")]


@pytest.mark.parametrize(
    "line",
    [
        "The bridge at dusk. (Photo: Mina Falk)",
        "The bridge at dusk. Photograph: Mina Falk/Harbour Post",
        "The bridge at dusk. Photo by Mina Falk",
        "The bridge at dusk. Mina Falk/Getty Images",
        "The bridge at dusk (AP Photo/Mina Falk)",
        "The bridge at dusk. (Harbour Post file photo)",
        "Image: Mina Falk",
        "The gate log of the bridge. Screenshot: Harbour Post",
        "Photo credit: Mina Falk",
        "FILE PHOTO: The bridge at dusk.",
        "FILE - The bridge at dusk, May 3, 2030.",
        "Pictured: the bridge at dusk",
        "Getty Images",
        "The bridge at dusk. PHOTO BY MINA FALK /Harbour Post",
        "Divers train below the bridge last winter. (Harbour TV file)",
        "Okoro (R) shakes hands with the mayor in Tamsel, May 3, 2031. NORDA/Mina Falk",
        "Ines Okoro, pictured with her mother on the bridge, plans to sue",
        "Cars queue for the bridge on Monday morning. © Mina Falk",
        "The ferry in dry dock. (Quay News: Mina Falk)",
        "The ferry in dry dock. [Mina Falk/Quay Jazeera]",
        "The ferry stands in dry dock after the long winter. Mina Falk for The Osier",
        "The old ticket office (Google Street View)",
        "Left to right: Ines Okoro, Marek Dahl and Ana Reyes",
        "Archive photo: the ferry pier in 1994",
        "Image copyright Getty Images",
        "Image caption, Ines Okoro said the piers had been a nightmare",
        "This video can not be played. Media caption: Ines Okoro says the piers are new",
    ],
)
def test_captions_go(line: str) -> None:
    assert removed(clean(page(TITLE, LEAD, line, PARAGRAPHS[1], PARAGRAPHS[2]))) == [(line, "caption")]


ARTICLE = (
    "Why it closed",
    "What happens next",
    "The numbers",
    "He was 41.",
    "Nobody asked them.",
    "Share prices fell by a tenth on Monday.",
    "More than 400 cars crossed it every hour.",
    "Like this bridge, many were built in a hurry.",
    "Comments by the minister caused an outcry in the islands.",
    "“Sign up for our newsletter and never miss a story,” the poster said.",
    "Contact with the crew was lost at noon.",
    "Photographs of the rust were shown to the inquiry.",
    "Support for the plan has grown since spring.",
    "By the end of the week, the queue was two miles long.",
    "Read more slowly, the report is a confession.",
    "Monday",
    "Advertisements for the ferry hang all over town.",
    "The story was first told by a fisherman in 1931.",
    "Heavy rain contributed to the collapse.",
    "Follow the river upstream and you come to the old piers.",
    "About 300 people live there.",
    "Q: Who pays?",
    "– the board of the harbour",
    "All rights of way will be kept open, the board said.",
    "The rights to the plan belong to the town, the board said, and when quoting it a link to the survey is required by law.",
    "In this picture of decline, the ferry is the one bright spot.",
    "Edited by hand, the tape lost nine minutes.",
    "Written by a committee, the plan pleased nobody.",
    "Sponsored by the harbour, the school never closed.",
    "Reporting by the regulator is weak.",
    "With files from the archive, they proved their case.",
    "Source: the ledger of the ferry firm itself.",
    "Credit: that is what the small boats lack.",
    "Subscribe to that view and you must close the port.",
    "Loading of the ferry took a day.",
    "Get alerts out early, the inquiry urged.",
    "Register here or leave, the guards shouted.",
    "For more information, the court turned to the bank.",
    "Adds to the pressure on the board: a second letter.",
    "Adds Okoro: “We had no warning.”",
    "Updates with photos poured in all night.",
    "First take",
    "Second update, then silence: the radio went dead.",
    "Embargo: how the port was shut",
    "Embargo or no embargo, the ships sailed.",
    "Follow us on foot, they said.",
    "If you want to leave, call the embassy, islanders were told.",
    "Interviews with the nine crew lasted a month.",
    "Donate now or lose the lifeboat",
    "You can find the old piers by the smell.",
    "The ferry firm sends a newsletter to the inbox of every islander.",
    "“Click here and your inbox is ours,” the thieves wrote to you and me.",
    "Okoro (left) and Dahl went on.",
    "Video from the scene showed smoke above the piers.",
    "Research by the board found rust in three of nine piers.",
    "Posted on 3 May, the video has been seen two million times.",
    "Published in 1911, the map shows a second bridge.",
    "Topics ranged from rent to rain.",
    "Tags were sewn into every coat.",
    "Also on board: two nurses and a vet.",
    "More from the bridge was to come.",
    "Analysis: the water held lead, iron and zinc.",
    "Next: the courts.",
    "From Tamsel to Orvieto",
    "Did you call our newsdesk that night?",
    "Were you afraid? Tell us what you saw.",
    "Did you call him? Text messages show that he rang 300 times.",
    "Contact the council at planning@tamsel.example by Friday.",
    "The library lives off its readers. Support comes from the town.",
    "Please do not copy what we did.",
    "Names were read out one by one.",
    "We are closing this school, the board said.",
    "To report an error, call the bank.",
    "Paid for by the state, the road leads nowhere.",
    "The headline on the poster was changed.",
    "Win or lose, she will go.",
    "She had one wish. Ines Okoro for President",
    "Share prices delayed the sale.",
    "Ines Okoro wrote to the board @harbour: nobody had replied.",
    "Reply slips were handed out.",
    "The transcript was edited to hide the length of the talks.",
    "Our conversation with Ines Okoro has been edited for length.",
    "The interview was edited for clarity, the board said.",
    "Image caption, Ines Okoro The board met at noon. It said that it would close the bridge.",
    "See our privacy policy for what it is, she said: a sham.",
)


@pytest.mark.parametrize("line", ARTICLE)
def test_article_text_stays(line: str) -> None:
    article = clean(page(TITLE, LEAD, PARAGRAPHS[1], line, PARAGRAPHS[2], PARAGRAPHS[4]))
    assert not article.removed


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("By Ana Reyes", "byline"),
        ("BY ANA REYES AND TOM VAN DIJK", "byline"),
        ("By Ana Reyes, Harbour Post | 3 May 2031", "byline"),
        ("Ana Reyes, Chief Transport Correspondent", "byline"),
        ("Ana Reyes in Tamsel", "byline"),
        ("Ana Reyes in Tamsel and Tom van Dijk in Orvieto", "byline"),
        ("Ana Reyes reports from Tamsel", "byline"),
        ("Words by Ana Reyes; pictures by Mina Falk", "byline"),
        ("Tuesday 3 May 2031, page 3", "boilerplate"),
        ("Ana Reyes", "byline"),
        ("Staff report", "byline"),
        ("Harbour Post staff", "byline"),
        ("3 May 2031", "boilerplate"),
        ("Newswire | May 3, 2031 6:05 AM", "boilerplate"),
        ("Harbour Post", "boilerplate"),
        ("3 June 2031 / in Transport / by admin", "boilerplate"),
        ("TAMSEL —", "dateline"),
    ],
)
def test_what_stands_between_headline_and_text_goes(line: str, reason: str) -> None:
    found = removed(clean(page(TITLE, line, LEAD, PARAGRAPHS[1], PARAGRAPHS[2])))
    assert [words for words, _ in found] == [line]
    if line != "Harbour Post staff":
        assert found[0][1] == reason


def test_a_standfirst_stays() -> None:
    standfirst = "Islanders fear a long wait for the ferry as engineers find rust"
    assert not clean(page(TITLE, standfirst, LEAD, PARAGRAPHS[1])).removed


@pytest.mark.parametrize(
    "kicker",
    [
        "World",
        "LOCAL NEWS",
        "Home > News > Transport",
        "Courts & Crime",
        "Harbour Post | Sport | Rowing",
        "TAMSEL BRIDGE",
        "Opinion",
        "Quaywire | Oct 12, 2034 16:40 GMT | Update 2: adds lawyer, sponsor",
    ],
)
def test_kickers_above_the_headline_go(kicker: str) -> None:
    article = clean(page(kicker, TITLE, LEAD, PARAGRAPHS[1]))
    assert removed(article) == [(kicker, "boilerplate")]
    assert article.title == TITLE


def test_a_headline_that_looks_like_a_teaser_stays() -> None:
    headline = "Explainer: Why the harbour bridge has to close"
    article = clean(page(headline, LEAD, PARAGRAPHS[1], PARAGRAPHS[2]))
    assert article.title == headline
    assert not article.removed


@pytest.mark.parametrize("below", ["Key points", "The latest", "Summary"])
def test_a_headline_that_looks_like_a_teaser_stays_above_a_heading(below: str) -> None:
    headline = "LIVE: Harbour bridge to close for two years"
    article = clean(page(headline, below, LEAD, PARAGRAPHS[1], PARAGRAPHS[2]))
    assert article.title == headline
    assert "LIVE" in article.text


def test_a_teaser_above_the_headline_goes() -> None:
    article = clean(page("LIVE: Storm reaches the islands", TITLE, LEAD, PARAGRAPHS[1]))
    assert article.title == TITLE


def test_titles_below_a_head_go_but_not_the_text_after_them() -> None:
    rows = ("Related Articles", "Ferry timetable: all you need to know", "Ten bridges that changed a city")
    article = clean(page(TITLE, LEAD, PARAGRAPHS[1], *rows, "What now", PARAGRAPHS[2], PARAGRAPHS[4]))
    assert [words for words, _ in removed(article)] == list(rows)


def test_what_a_press_release_says_of_its_sender_goes() -> None:
    rows = (
        "About Tamsel Ferries",
        "Tamsel Ferries runs boats to nine islands and was founded in 1931.",
        "Media Contact: press office",
    )
    article = clean(page("FOR IMMEDIATE RELEASE", TITLE, LEAD, PARAGRAPHS[1], PARAGRAPHS[2], *rows))
    assert [words for words, _ in removed(article)] == ["FOR IMMEDIATE RELEASE", *rows]


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("TAMSEL — The bridge will close.", 9),
        ("TAMSEL (Newswire) - The bridge will close.", 20),
        ("TAMSEL, Maine (AP) — The bridge will close.", 21),
        ("Tamsel, 4 March – The bridge will close.", 18),
        ("TAMSEL, March 4 (Reuters) - The bridge will close.", 28),
        ("March 4 (Reuters) - The bridge will close.", 20),
        ("TAMSEL, Sept. 8, 2032 /PRFeed/ -- The bridge will close.", 34),
        ("TAMSEL: The bridge will close on Monday.", 8),
        ("(CNN) The bridge will close.", 6),
        ("(Tamsel Press) — The bridge will close.", 17),
        ("(TP) -- The bridge will close.", 8),
        ("(Tamsel Press) The bridge will close.", 0),
        ("(Tamsel)-19 cases rose on the bridge.", 0),
        ("(no surprise) — The bridge will close.", 0),
        ("Tamsel CNN — The bridge will close.", 13),
        ("Tamsel — The bridge will close.", 9),
        ("TAMSEL, 4 May. /NORDA/. The bridge will close.", 24),
        ("March 4 (Tarnwire) - The bridge will close.", 21),
        ("4 March (Tarnwire) – The bridge will close.", 21),
        ("March 4 (Monday) - The bridge will close.", 0),
        ("UPDATE: The bridge will close.", 0),
        ("It rained — and more than once — on Monday.", 0),
        ("The mayor – a former diver – said no.", 0),
        ("NOT SO FAST — THE BOARD SAYS NO", 0),
    ],
)
def test_datelines(words: str, length: int) -> None:
    assert dateline(words, first=True) == length


def test_only_firm_datelines_count_below_the_first_paragraph() -> None:
    assert dateline("FAREWELL — The bridge will close.", first=False) == 0
    assert dateline("(Tamsel Press) — The bridge will close.", first=False) == 0
    assert dateline("TAMSEL (AP) — The bridge will close.", first=False) == 14


@pytest.mark.parametrize(
    "words",
    [
        "By Ana Reyes",
        "By Ana Reyes and Tom van Dijk",
        "By ANA REYES, Transport Editor",
        "By Ana Reyes for the Harbour Post",
    ],
)
def test_bylines(words: str) -> None:
    assert is_byline(words)


@pytest.mark.parametrize(
    "words", ["By Monday it was gone", "By the numbers", "By Ana Reyes, who lives there", "Ana Reyes"]
)
def test_no_bylines(words: str) -> None:
    assert not is_byline(words)


def test_names_and_offices() -> None:
    assert is_name("Ana Reyes and Tom van Dijk")
    assert not is_name("Supreme Court")
    assert not is_name("Ana")
    assert is_signature("Ana Reyes, health editor")
    assert not is_signature("Ana Reyes said the editor lied")


@pytest.mark.parametrize(
    ("line", "strict", "loose"),
    [
        ("Updated 9:14 a.m. | March 12", True, True),
        ("2 days ago", True, True),
        ("Mon 3 May 2031 14.03 BST", True, True),
        ("12 March", False, True),
        ("2031-05-03", False, True),
        ("In 1931", False, False),
        ("Two people died at 9:14 a.m.", False, False),
    ],
)
def test_time_stamps(line: str, strict: bool, loose: bool) -> None:  # noqa: FBT001
    assert is_stamp(line, strict=True) is strict
    assert is_stamp(line, strict=False) is loose


def test_lines_are_compared_without_what_decorates_them() -> None:
    assert plain("  ►► READ MORE…  ") == "read more"
    assert plain("(“Reporting by A. Reyes”)") == '"reporting by a. reyes"'
    assert lexicon().reason(plain("• Advertisement •")) is not None


def test_headlines() -> None:
    assert reads_as_headline("Bridge closes.")
    assert not reads_as_headline("The bridge closed. It rained. Nobody came.")
    assert not reads_as_headline("x" * 300)
    assert not reads_as_headline("***")


@pytest.mark.parametrize(
    "lead",
    [
        "The north quay will stay shut until May, the port authority said on Friday.",
        "“We will not pay,” said Ada Brunn.",
        "Ada Brunn resigned as mayor of Tarn on Monday.",
        "Police arrested two men after a fight in Lowmoor.",
        "Shares of Tarn Steel fell 4% after quarterly profits of steelmakers missed all forecasts.",
        "It rained.",
    ],
)
def test_a_lead_without_a_headline_is_none(lead: str) -> None:
    article = clean(page(lead, PARAGRAPHS[1], PARAGRAPHS[2]))
    assert article.title is None
    assert article.text.startswith(lead)
    assert clean(page(TITLE, lead, PARAGRAPHS[1])).title == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "The north quay will stay shut until May, the port authority said on Friday",
        "Who was at the quay on Friday?",
        "Six dead as dam fails, mayor says.",
        "Harbour bridge shut for two years of repairs.",
        "QUAY SHUT UNTIL THE END OF MAY, PORT SAID.",
        "Ada Brunn Said No to the Port.",
        "Tornado hits Washington, D.C.",
    ],
)
def test_a_headline_may_end_with_a_full_stop(line: str) -> None:
    assert clean(page(line, LEAD, PARAGRAPHS[1])).title == line


def test_notes_on_authors_go_only_from_the_end() -> None:
    bio = "Ana Reyes is a transport reporter at the Harbour Post."
    assert removed(clean(page(TITLE, LEAD, PARAGRAPHS[1], PARAGRAPHS[2], bio))) == [(bio, "boilerplate")]
    assert not clean(page(TITLE, LEAD, bio, PARAGRAPHS[1], PARAGRAPHS[2])).removed


def test_lists_stay() -> None:
    rows = ("- Ana Reyes", "- Tom van Dijk", "- Ines Okoro")
    assert not clean(page(TITLE, LEAD, PARAGRAPHS[1], "Those on board were:", *rows)).removed
    assert not clean(page(TITLE, *rows, LEAD, PARAGRAPHS[1])).removed


@pytest.mark.parametrize(
    "line",
    [
        "Ana Reyes",
        "Harbour Post",
        "— Ana Reyes",
        "harbourpost.example.org/news",
        "(With inputs from agencies)",
        "ar/tvd",
        "Quaywire/ar/tvd",
        "AR/tvd",
        "Ana Reyes reported from Tamsel, and Tom van Dijk from Orvieto.",
    ],
)
def test_a_signature_at_the_end_goes(line: str) -> None:
    assert [words for words, _ in removed(clean(page(TITLE, LEAD, PARAGRAPHS[1], line)))] == [line]


@pytest.mark.parametrize(
    "path",
    [
        "Cranes & Ports · News",
        "Counties · Tamsel",
        "Economy → Ports",
        "Politics|State|Tamsel",
        "News / Island News / Harbour bridge to close",
        "Home›Business›Energy",
        "3 May 2031",
    ],
)
def test_paths_of_sections_above_the_headline_go(path: str) -> None:
    article = clean(page(path, TITLE, LEAD, PARAGRAPHS[1]))
    assert removed(article) == [(path, "boilerplate")]
    assert article.title == TITLE


def test_the_name_of_a_site_above_a_path_goes() -> None:
    article = clean(page("The Quay Post", "National / Tamsel / Floods", TITLE, LEAD, PARAGRAPHS[1]))
    assert article.title == TITLE


@pytest.mark.parametrize("below", ["Words: Ana Reyes / Photos: Mina Falk", "Ana Reyes | Quay Weekly"])
def test_a_short_headline_above_names_stays(below: str) -> None:
    article = clean(page("The river runs backwards", below, "Fishermen know it, makers of maps do not", LEAD))
    assert article.title == "The river runs backwards"


@pytest.mark.parametrize(
    "place", ["TAMSEL, May 3 (NORDA) - ", "TAMSEL (Newswire) - ", "TAMSEL — ", "May 3 (Tarnwire) - "]
)
@pytest.mark.parametrize("above", [(), ("World",), (TITLE,)])
def test_a_line_that_begins_with_a_dateline_is_no_headline(place: str, above: tuple[str, ...]) -> None:
    article = clean(page(*above, f"{place}{LEAD}", PARAGRAPHS[1]))
    assert removed(article)[-1] == (place.strip(), RemovalReason.DATELINE)
    assert LEAD in article.text
    assert article.title == (TITLE if above == (TITLE,) else None)


@pytest.mark.parametrize("mark", ["UPDATE 2-", "UPDATE 3 - ", "WRAPUP 1-", "RPT-UPDATE 1-", "CORRECTED-"])
def test_which_version_of_a_story_it_is_stands_in_no_headline(mark: str) -> None:
    article = clean(page(f"{mark}{TITLE}", LEAD, PARAGRAPHS[1]))
    assert article.title == TITLE
    assert removed(article) == [(mark.strip(), "boilerplate")]


@pytest.mark.parametrize(
    "words", ["UPDATE: Harbour bridge to close", "RPT-based traffic models fail", "Update 2-day ban"]
)
def test_a_headline_keeps_words_that_are_no_version(words: str) -> None:
    assert clean(page(words, LEAD, PARAGRAPHS[1])).title == words


@pytest.mark.parametrize("mark", ["* ", "• ", "▪ "])
def test_bullets_go_and_what_they_list_stays(mark: str) -> None:
    rows = ["Ferry fares down 12%", "To reopen by May", "“It is safe,” Ana Reyes said"]
    article = clean(page(TITLE, *(f"{mark}{row}" for row in rows), LEAD, PARAGRAPHS[1]))
    assert article.text == page(TITLE, *rows, LEAD, PARAGRAPHS[1])
    assert removed(article) == [(mark.strip(), "boilerplate")] * 3


def test_dashes_before_what_people_say_and_marks_in_words_stay() -> None:
    rows = ["– Nobody asked us, Ana Reyes said.", "*Tamsel* is the name of the ferry, and not of the town."]
    assert clean(page(TITLE, LEAD, *rows)).text.count("– Nobody") == 1


@pytest.mark.parametrize(
    "words",
    ["UPDATE — Harbour bridge to close for two years of repairs, engineers and the board say.", "TAMSEL — Nine dead"],
)
def test_a_headline_with_a_dash_stays_one(words: str) -> None:
    assert clean(page(words, LEAD, PARAGRAPHS[1])).title == words


@pytest.mark.parametrize("title", ["Tamsel | Nine dead", "Rust · Ruin"])
def test_a_headline_that_looks_like_a_path_stays_above_the_text(title: str) -> None:
    article = clean(page(title, LEAD, PARAGRAPHS[1]))
    assert article.title == title
    assert not article.removed


def test_what_stands_below_notes_to_editors_goes_but_not_what_somebody_says() -> None:
    notes = (
        "Notes to editors",
        "1. The survey was carried out in 2031 on nine piers.",
        "Ana Reyes",
        "T: 0555 010 7878",
    )
    said = "“It was time,” said Marek Dahl."
    article = clean(page(TITLE, LEAD, PARAGRAPHS[1], *notes, said))
    assert [words for words, _ in removed(article)] == list(notes)
    assert said in article.text


def test_what_a_picture_shows_goes_with_the_line_that_credits_it() -> None:
    rows = (
        "Harbour chair Ines Okoro addresses the press on May 3, 2031.",
        "Photo credit: Mina Falk | Harbour Media Group",
    )
    article = clean(page(TITLE, LEAD, PARAGRAPHS[1], *rows, PARAGRAPHS[2]))
    assert removed(article) == [(row, "caption") for row in rows]
    article = clean(page(TITLE, LEAD, PARAGRAPHS[3], rows[1], PARAGRAPHS[2]))
    assert [words for words, _ in removed(article)] == [rows[1]]


def test_what_stands_below_a_label_of_a_caption_goes() -> None:
    rows = ("Image caption,", "The harbour has not been this low since 1976")
    article = clean(page(TITLE, LEAD, PARAGRAPHS[1], *rows, PARAGRAPHS[2]))
    assert [words for words, _ in removed(article)] == list(rows)


def test_a_name_and_an_office_within_the_text_go() -> None:
    rows = ("Analysis", "Ana Reyes", "Transport correspondent")
    article = clean(page(TITLE, LEAD, PARAGRAPHS[1], PARAGRAPHS[2], *rows, PARAGRAPHS[4]))
    assert [words for words, _ in removed(article)] == list(rows)
    assert not clean(
        page(TITLE, LEAD, PARAGRAPHS[1], PARAGRAPHS[2], "What now", "Ana Reyes and the bridge", PARAGRAPHS[4])
    ).removed


@pytest.mark.parametrize("line", ["He/she", "Yes/no", "(Applause)", "Ana Reyes reported from her bed every night."])
def test_what_only_looks_like_a_signature_at_the_end_stays(line: str) -> None:
    assert not clean(page(TITLE, LEAD, PARAGRAPHS[1], PARAGRAPHS[2], line)).removed


def test_a_last_paragraph_with_the_name_of_an_agency_behind_it_is_no_caption() -> None:
    signed = "The bridge will open again in May. — AFP"
    assert not clean(page(TITLE, LEAD, PARAGRAPHS[1], PARAGRAPHS[2], signed)).removed
    assert removed(clean(page(TITLE, LEAD, signed, PARAGRAPHS[1], PARAGRAPHS[2]))) == [(signed, "caption")]


def test_names_in_front_of_what_people_say_are_no_datelines() -> None:
    said = (
        "MASON: Did you read the bill?",
        "CRANE: Yes. The bill would have cost $900 million.",
        "MASON: Thank you.",
        "CRANE: We lost 40 jobs.",
    )
    text = "\n\n".join(("The Tamsel Hour", *said))
    assert removed(clean(text)) == []
    places = "LONDON: Three people died in the storm, the police said.\n\nPARIS: Two bridges are shut until Monday."
    assert removed(clean(f"Storm hits the coast\n\n{places}")) == [("LONDON:", "dateline")]


WARNING = (
    "This press release contains forward-looking statements within the meaning of the Private Securities Litigation Reform Act of 1995. "
    'Words such as "expects," "believes" and "may" are intended to identify such statements. Actual results may differ materially.'
)


@pytest.mark.parametrize(
    "heading",
    [
        "Forward-Looking Statements",
        "Forward Looking Statements",
        "CAUTIONARY NOTE REGARDING FORWARD-LOOKING STATEMENTS",
        "Cautionary Statement Concerning Forward-Looking Information",
        "Safe Harbor Statement",
        "**Note on forward-looking statements:**",
        "",
    ],
)
def test_what_a_firm_warns_of_goes_with_its_heading(heading: str) -> None:
    more = "The company undertakes no obligation to update any forward-looking statements."
    quoted = "“We are glad,” said Ines Okoro, who runs Pell. “We know the risks and uncertainties.”"
    rows = (heading, WARNING, more) if heading else (WARNING, more)
    article = clean(page(TITLE, LEAD, *rows, quoted, PARAGRAPHS[1]))
    assert [words for words, _ in removed(article)] == list(rows)


@pytest.mark.parametrize(
    "line",
    [
        "A judge ruled that the forward-looking statements were safe under the Private Securities Litigation Reform Act, whatever the actual results.",
        "This ruling on forward-looking statements, risk factors and actual results may change that, the lawyers said.",
        "The bay is a safe harbor for boats, and nobody knows of the risks and uncertainties.",
    ],
)
def test_news_of_warnings_stays(line: str) -> None:
    assert removed(clean(page(TITLE, LEAD, line, PARAGRAPHS[1]))) == []


def test_a_heading_about_boats_stays() -> None:
    below = "The bay is a safe harbor for boats and for the ferry from the island."
    assert removed(clean(page(TITLE, LEAD, "A safe harbor", below, PARAGRAPHS[1]))) == []


COMMENTS = (
    "FerryFan72 3 hours ago",
    "The mayor said it would never rust and now look at the nine piers.",
    "Reply",
    "joan_p 2 hours ago",
    "“Nobody queues for me,” my husband said when I told him of it.",
    "Reply",
)
TWO_LINES = ("joan_p", "2 days ago", "My husband said that nobody asked him.", "Reply")


@pytest.mark.parametrize("heading", ["Comments (2)", "2 Comments", "Comments", "Comments: 2"])
@pytest.mark.parametrize("comments", [COMMENTS, COMMENTS[:3], TWO_LINES, (*COMMENTS[:2], *COMMENTS[3:5])])
def test_what_readers_wrote_goes_with_its_heading(heading: str, comments: tuple[str, ...]) -> None:
    article = clean(page(TITLE, LEAD, PARAGRAPHS[1], PARAGRAPHS[2], heading, *comments))
    assert article.text == page(TITLE, LEAD, PARAGRAPHS[1], PARAGRAPHS[2])


@pytest.mark.parametrize(
    "rows",
    [
        ("Comments (2)", PARAGRAPHS[2], "Ines Okoro", "2 hours ago", PARAGRAPHS[4]),
        ("Comments (2)", "Updated 2 hours ago", PARAGRAPHS[2], "Reply"),
        ("Comments", "Ines Okoro wrote the plan 3 years ago.", PARAGRAPHS[2], PARAGRAPHS[4]),
        ("FerryFan72 3 hours ago", PARAGRAPHS[2], "Reply"),
    ],
)
def test_without_the_line_that_names_a_reader_the_text_below_stays(rows: tuple[str, ...]) -> None:
    article = clean(page(TITLE, LEAD, PARAGRAPHS[1], *rows))
    assert PARAGRAPHS[2] in article.text
    assert (PARAGRAPHS[4] in article.text) is (PARAGRAPHS[4] in rows)


def test_comments_that_are_counted_above_the_text_take_nothing_with_them() -> None:
    article = clean(page(TITLE, "2 Comments", "Updated 3 hours ago", LEAD, PARAGRAPHS[1], "Reply"))
    assert article.text == page(TITLE, LEAD, PARAGRAPHS[1])


@pytest.mark.parametrize("sign", ["", "> "])
def test_a_line_that_names_who_speaks_above_it_is_no_byline(sign: str) -> None:
    quoted = [f"{sign}“The pier was rotten.”", f"{sign}— Ann Lee", f"{sign}“We will mend it.”", f"{sign}— Juan Roth"]
    assert [one for one in quoted if one in clean("\n".join(quoted)).text] == quoted
    told = ["The pier was rotten, she told the council, and nobody had asked.", "— Ann Lee"]
    assert "Ann Lee" not in clean("\n".join([*PARAGRAPHS, *told])).text
