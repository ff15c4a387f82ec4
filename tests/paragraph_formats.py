"""Formats of news documents in small texts of our own, each line with its kind and its speaker.

A line is ``kind | text`` or ``kind speaker | text``; several parts of one paragraph are joined by ``+``
(``dateline+body``, ``turn A+turn B``).
"""

from __future__ import annotations

TRANSCRIPTS = {
    "capitals with first names given once": """
turn ANNA BIRCH | ANNA BIRCH, HOST: Good evening. The harbour of Holm stays closed tonight.
turn ANNA BIRCH | We begin with the mayor.
turn JOHN FRYE | JOHN FRYE, MAYOR OF HOLM: Thank you for having me.
turn ANNA BIRCH | BIRCH: When does it open?
turn JOHN FRYE | FRYE: In May, I hope.
stage | (CROSSTALK)
turn ANNA BIRCH | BIRCH: You hope?
turn UNIDENTIFIED MALE | UNIDENTIFIED MALE: We all do.
""",
    "a briefing": """
headline | Remarks by the Harbour Minister on the Closure
timestamp | 11:04 A.M. EST
turn THE MINISTER | THE MINISTER: Good morning, everyone. I have a short statement.
turn THE MINISTER | The harbour will stay closed until the divers are done, and not a day longer than that.
turn Q | Q    Minister, who pays for it?
turn THE MINISTER | THE MINISTER: The state does. We have set the money aside.
stage | (Laughter.)
turn Q | Q    All of it?
turn THE MINISTER | THE MINISTER: All of it.
turn MS. OKORO | MS. OKORO: Thank you. Last question.
""",
    "court, question and answer": """
turn Q | Q. Where were you on the night of the storm?
turn A | A. On the pier.
turn Q | Q. Alone?
turn A | A. With my brother.
turn MR. FRYE | MR. FRYE: Objection, Your Honor.
turn THE COURT | THE COURT: Overruled.
turn Q | Q. What did you see?
turn A | A. Two boats, and a man in the water.
""",
    "an author's interview, letters with colon": """
body | Anna Birch spent ten years among the pilots of Holm. We spoke to her about her new book.
turn Q | Q: Why the pilots?
turn A | A: Because nobody had asked them anything.
turn A | They were glad to talk, and I was glad to listen to them for as long as they liked.
turn Q | Q: And what did they say?
turn A | A: That the river is not what it was.
""",
    "interview of two names, each once and then by surname": """
body | The harbour of Holm has a new head. Anna Birch met John Frye on the quay.
turn Anna Birch | Anna Birch: You have been here a week. What surprised you?
turn John Frye | John Frye: How loud it is. I had forgotten that.
turn Anna Birch | Birch: And what will you change?
turn John Frye | Frye: Nothing before I have listened to everybody.
""",
    "two labels once each": """
turn Anna Birch | Anna Birch: Will you stand again?
turn John Frye | John Frye: I have not made up my mind, and I will tell my party first.
""",
    "the outlet asks": """
body | John Frye, the pilot who steered the last ferry, spoke to The Holm Post at his kitchen table.
turn The Holm Post | The Holm Post: How did you know the bridge would not hold?
turn John Frye | John Frye: I could hear it.
turn The Holm Post | The Holm Post: And you went on?
turn John Frye | Frye: We had eighty people aboard. There was no other way.
""",
    "bold names": """
turn Anna Birch | **Anna Birch:** How many of you went out that night?
turn John Frye | **John Frye:** Four of us. I was the youngest.
turn Anna Birch | **Birch:** And who came back?
turn John Frye | **Frye:** All four.
""",
    "bold names with offices, no colon": """
turn Anna Birch | **Anna Birch, presenter** Tell us what you saw.
turn John Frye | **John Frye, pilot** I saw the light go out.
turn Anna Birch | **Anna Birch** Which light?
turn John Frye | **John Frye** The one on the mole.
""",
    "double brackets": """
turn Anna Birch | ((Anna Birch)) We are at the harbour of Holm.
turn John Frye | ((John Frye)) My family has lived from it for a hundred years.
turn Anna Birch | ((Anna Birch)) Not any more.
""",
    "speakers by number and time": """
turn Speaker 1 | Speaker 1: (00:00)
turn Speaker 1 | Good morning, and welcome to the meeting of the harbour board.
turn Speaker 2 | Speaker 2: (00:12)
turn Speaker 2 | Thank you. I would like to begin with the money.
turn Speaker 1 | Speaker 1: (01:02)
turn Speaker 1 | Please do.
""",
    "names and time on a line": """
turn Anna Birch | Anna Birch (00:03):
turn Anna Birch | Good afternoon. I have two announcements today.
turn John Frye | John Frye (04:10):
turn John Frye | Thanks, Anna. Let me say first how grateful we are to the divers.
turn Anna Birch | Anna Birch (09:51):
turn Anna Birch | We'll take questions now.
""",
    "names and time without signs": """
turn Anna Birch | Anna Birch  0:02
turn Anna Birch | So today we are talking about ferries.
turn John Frye | John Frye  0:09
turn John Frye | I love ferries. Who doesn't?
turn Anna Birch | Anna Birch  0:15
turn Anna Birch | My mother, for one.
""",
    "time before the name": """
turn ANNA BIRCH | [00:00:05] ANNA BIRCH: Welcome to the programme.
turn JOHN FRYE | [00:00:09] JOHN FRYE: Good to be here.
turn ANNA BIRCH | [00:00:12] BIRCH: You wrote that the pier is lost. Is it?
turn JOHN FRYE | [00:00:20] FRYE: I'm afraid so.
""",
    "names in square brackets": """
turn Anna Birch | [Anna Birch] Welcome back to the show, everybody.
turn John Frye | [John Frye] Thank you, it is lovely to be here.
turn Anna Birch | [Anna Birch] What is your book about?
turn John Frye | [John Frye] It is about my father, and about the sea.
""",
    "parliament with seats": """
turn Anna Birch | Anna Birch (Holm East) (Lab): Will the minister visit the harbour?
turn John Frye | The Minister for Ports (John Frye): I thank my honourable friend. I will.
turn Anna Birch | Anna Birch: When?
turn John Frye | John Frye: As soon as my diary allows.
""",
    "parliament, names on lines of their own": """
turn Mr. Frye | Mr. Frye (Holm West) (Con)
turn Mr. Frye | I beg to move that the harbour bill be read a second time.
turn Ms. Birch | Ms. Birch (Holm East) (Lab)
turn Ms. Birch | Will the honourable gentleman give way?
turn Mr. Frye | Mr. Frye
turn Mr. Frye | I will give way once, and then I must make progress.
""",
    "the record of a congress": """
turn Mr. FRYE | Mr. FRYE. Madam Speaker, I yield myself such time as I may consume.
turn Mr. FRYE | The harbour bill before us today has been long in the making, and I thank all who worked on it.
turn Ms. BIRCH | Ms. BIRCH. Madam Speaker, I rise in opposition to the bill.
turn Mr. FRYE | Mr. FRYE. I yield two minutes to the gentleman from Holm.
turn Ms. BIRCH | Ms. BIRCH. I thank the gentleman for his courtesy.
""",
    "a debate with a moderator": """
turn MODERATOR | MODERATOR: Good evening and welcome. Ms. Birch, you have one minute.
turn BIRCH | BIRCH: Thank you. I grew up two streets from this hall.
turn MODERATOR | MODERATOR: Mr. Frye?
turn FRYE | FRYE: I did not, and I have always regretted it.
turn BIRCH | BIRCH: May I answer that?
turn MODERATOR | MODERATOR: You may not.
""",
    "a reporter asks": """
turn Reporter | Reporter: Coach, how is the knee?
turn John Frye | John Frye: It is fine. We took no risk with him.
turn Reporter | Reporter: Will he play on Sunday?
turn John Frye | Frye: Ask me on Saturday.
""",
    "initials": """
body | Anna Birch, our reporter, met John Frye, who has piloted ships in Holm for thirty years.
turn AB | AB: What was your first ship?
turn JF | JF: A coal barge. I was sixteen.
turn AB | AB: Did you like it?
turn JF | JF: I hated it, and I could not wait to be back on it.
""",
    "dashes": """
turn Anna Birch | Anna Birch – What do you remember of that day?
turn John Frye | John Frye – I remember the noise.
turn Anna Birch | Anna Birch – And afterwards?
turn John Frye | John Frye – The silence. I remember that better.
""",
    "captions of a broadcast": """
turn ANNA BIRCH | >> ANNA BIRCH: Good morning, I'm Anna Birch.
turn JOHN FRYE | >> JOHN FRYE: And I'm John Frye. We have a lot to talk about.
turn ANNA BIRCH | >> BIRCH: We do, John.
turn JOHN FRYE | >> FRYE: Let's begin with the weather.
""",
    "an earnings call": """
turn Operator | Operator: Good day, and welcome to the call of Holm Shipping.
turn Anna Birch | Anna Birch -- Chief Executive Officer: Thank you, operator. We had a strong quarter.
turn John Frye | John Frye -- Analyst: Could you speak to your margins?
turn Anna Birch | Anna Birch: Sure. We are pleased with them.
turn Operator | Operator: There are no further questions.
""",
    "an earnings call, names on lines": """
turn Operator | Operator
turn Operator | Thank you. Our first question comes from the line of John Frye.
turn John Frye | John Frye - Analyst
turn John Frye | Good morning. Could you tell us more about your margins?
turn Anna Birch | Anna Birch - Chief Executive Officer
turn Anna Birch | Sure, John. We expect them to hold.
turn Operator | Operator
turn Operator | Our next question is from Tom Hale.
""",
    "labels alone with a colon": """
turn Anna Birch | Anna Birch:
turn Anna Birch | How did you get in?
turn John Frye | John Frye:
turn John Frye | I had a key. I have always had one.
turn Anna Birch | Anna Birch:
turn Anna Birch | Who gave it to you?
""",
    "two turns in a paragraph": """
turn ANNA BIRCH+turn JOHN FRYE | ANNA BIRCH: Is it safe? JOHN FRYE: It is.
turn ANNA BIRCH+turn JOHN FRYE | BIRCH: Would you swim there? FRYE: I would not let my dog swim there.
turn ANNA BIRCH | BIRCH: Thank you very much.
""",
    "a whole interview in one paragraph": """
turn Q+turn A+turn Q+turn A | Q: Who are you? A: I am the pilot. Q: And your name? A: Frye, as my father's was.
""",
    "only the questions have labels": """
body | We asked John Frye, who has built boats for fifty years, three things.
turn Q | Q: What makes a good boat?
turn A | Patience does. I have never known a good boat that was built in a hurry.
turn Q | Q: And a bad one?
turn A | Money. I have seen more boats spoilt by too much of it than by too little.
turn Q | Q: Do you still sail?
turn A | Only when my grandchildren make me.
""",
    "questions without labels": """
headline | Ten minutes with a pilot of Holm
question Q | What was your first ship?
turn A | I began on a coal barge when I was sixteen, and I have never been as cold again in my life.
question Q | Did you like it?
turn A | I hated every day of it, and I could hardly wait to be back on it when I was ashore.
question Q | What would you tell a young pilot?
turn A | I would tell her to listen. My teacher never spoke, and I learned everything from him.
turn A | We still meet on Fridays, he and I, and we still say nothing, and it is the best hour of the week.
question Q | What comes next?
turn A | My garden. I have promised it to my wife, and I mean to keep my word for once.
""",
    "reactions, a name and a quotation each": """
body | What they said after Holm beat Lund 2-1 on Saturday.
turn Anna Birch | Anna Birch, Holm coach: “We deserved it. We ran more than they did.”
turn John Frye | John Frye, Lund captain: “It hurts. We had them where we wanted them.”
turn Tom Hale | Tom Hale, referee: “It was a penalty.”
""",
    "topics with quotations below": """
body | The Holm manager spoke to the press before the match on Sunday.
heading | Birch on the injured:
turn Birch | “Tom is back, and I am glad of it.”
heading | On the new pitch:
turn Birch | “It is grass. We play on grass.”
turn Birch | “We have always played on grass.”
""",
    "a dialogue within an article": """
body | The board met on Monday for the last time. It was not a friendly meeting, said two who were there.
turn Birch | Birch: “You never told us about the loan.”
turn Frye | Frye: “You never asked me.”
body | The meeting ended soon after that. Birch said later that she had asked three times in the spring.
body | Frye left the room without a word, and the board has not met since.
""",
    "a stage direction within a transcript": """
turn ANNA BIRCH | ANNA BIRCH: Here is what he said on Monday.
stage | (BEGIN VIDEO CLIP)
turn JOHN FRYE | JOHN FRYE, MAYOR: We will open in May.
stage | (END VIDEO CLIP)
turn ANNA BIRCH | BIRCH: It is June, and we are still waiting.
""",
    "a man and his wife": """
turn MR. FRYE | MR. FRYE: We bought it in spring.
turn MRS. FRYE | MRS. FRYE: In summer, John.
turn MR. FRYE | MR. FRYE: You're right. In summer.
""",
    "a chat with readers": """
body | Anna Birch, our harbour reporter, took your questions on Monday.
turn Q | Q. Will the ferry come back?
turn Anna Birch | Anna Birch: I doubt it. Nobody I spoke to expects it.
turn Q | Q. And the pier?
turn Anna Birch | Anna Birch: That will be rebuilt, I think.
""",
    "a hearing with numbered questions": """
turn Chair | Q1 Chair: Good morning, and welcome. Will you say who you are for the record?
turn Anna Birch | Anna Birch: I am Anna Birch, and I run the port of Holm.
turn John Frye | Q2 John Frye: When did you first hear of the crack?
turn Anna Birch | Anna Birch: In March. We were told by letter.
turn Chair | Q3 Chair: Who wrote it?
""",
    "roles alone on a line": """
turn MINISTER | MINISTER:
turn MINISTER | Good afternoon, everyone. I have a short statement on the harbour.
turn Q | QUESTION:
turn Q | Why did it take three weeks?
turn MINISTER | MINISTER:
turn MINISTER | Because the divers could not work in that sea, and I was not going to send them.
turn MINISTER | I would do the same again.
""",
    "surnames in small letters": """
body | John Frye has written nine books about the sea, and hates to swim. The Post met him in Holm.
turn Post | Post: You never learned to swim?
turn Frye | Frye: I never needed to. I fell in once and somebody pulled me out.
turn Post | Post: Who?
turn Frye | Frye: My publisher. I have been grateful to her ever since.
""",
    "given names": """
turn Anna | Anna: Welcome back to the show. I'm here with John.
turn John | John: Hi, everybody.
turn Anna | Anna: What did you do this week?
turn John | John: I went to Holm, and it rained.
""",
    "an assembly of states": """
turn The President | The President: I now give the floor to the representative of Norland.
turn Mr. Frye | Mr. Frye (Norland): I thank you, Mr. President. My country is a small one.
turn The President | The President: I thank the representative of Norland. I call on Sudland.
turn Ms. Birch | Ms. Birch (Sudland): We support what was said.
""",
    "papers of a president": """
turn The President | The President. Good morning. I have a statement on the harbour.
turn Q | Q. Mr. President, will you go there?
turn The President | The President. I'm going on Friday.
turn Q | Q. With the minister?
turn The President | The President. With the minister, if he wants to come.
""",
    "reporters in brackets": """
turn Reporter | (Reporter) Will the minister resign?
turn Minister Frye | (Minister Frye) I have no plans to do so. I will answer to parliament.
turn Reporter | (Reporter) When will you go to Holm?
turn Minister Frye | (Minister Frye) I will go there tomorrow.
""",
    "a minister by name and by title": """
turn SECRETARY FRYE | SECRETARY FRYE: Good morning. It's good to be in Holm.
turn Q | QUESTION: Mr. Secretary, did you meet the mayor?
turn SECRETARY FRYE | SECRETARY FRYE: I did. We had a very good talk.
turn MS BIRCH | MS BIRCH: We have time for two more.
turn Q | QUESTION: (Via interpreter) What did you ask him for?
turn SECRETARY FRYE | SECRETARY FRYE: Nothing. He asked me.
""",
    "outlets with the reporter": """
turn Anna Birch | Anna Birch, Channel Nine: Coach, what did you tell them at half time?
turn John Frye | John Frye: I told them to run.
turn Tom Hale | Tom Hale, Holm Post: And did they?
turn John Frye | John Frye: Some of them. We will talk about the others.
""",
    "questions with dashes": """
turn Q | Q – Where did you learn that?
turn A | A – From my mother, who was a pilot before they let women be pilots.
turn Q | Q – Did she teach you?
turn A | A – She showed me. I watched her for years.
""",
    "bold letters": """
turn Q | **Q:** Where did you learn that?
turn A | **A:** From my mother, who was a pilot.
turn Q | **Q:** Did she teach you?
turn A | **A:** She showed me.
""",
    "a chat": """
turn Anna | <Anna> did you see the bridge?
turn John | <John> I did. What a mess.
turn Anna | <Anna> who pays?
turn John | <John> we do
""",
    "a call to the police": """
turn Dispatcher | Dispatcher: What is your emergency?
turn Caller | Caller: My boat is on fire. I'm at the north pier.
turn Dispatcher | Dispatcher: Are you alone?
turn Caller | Caller: No, my wife is with me.
""",
    "a radio piece": """
turn ANNA BIRCH | ANNA BIRCH, BYLINE: The harbour of Holm is quiet this morning.
stage | (SOUNDBITE OF WAVES)
turn JOHN FRYE | JOHN FRYE: I have fished here all my life.
turn ANNA BIRCH | BIRCH: John Frye has two boats. Neither has left the harbour since Monday.
turn JOHN FRYE | FRYE: It's over, I think.
""",
    "a reader's questions in numbers": """
turn Q | Question 1: Why was the harbour closed?
turn A | Answer: Because the mole broke. We could not let anybody in.
turn Q | Question 2: When will it open?
turn A | Answer: I hope in May.
""",
    "an outlet by its name and by its initials": """
turn The Holm Press | The Holm Press: Congratulations. How does it feel?
turn Mayor Birch | Mayor Birch: Wet, mostly. I slept on the quay.
turn The Holm Press | HP: What will you change first?
turn MB | MB: The chairs in my office, I think.
turn The Holm Press | HP: Thanks for having us.
turn MB | MB: Thank you.
""",
    "an outlet without its article": """
body | John Frye has sold more books than anybody in Norland. He lives in Holm, near the light.
turn The Harbour | The Harbour: Tell me about the new one. How does it differ from the others?
turn John Frye | John Frye: I hope that it doesn't. My readers would be disappointed.
turn The Harbour | Harbour: Do you read what they write to you?
turn John Frye | Frye: All of it. I answer most of it.
""",
    "a hearing in one paragraph": """
turn Senator FRYE+turn The CHAIRMAN+turn Ms. BIRCH | Senator FRYE. May I go on? The CHAIRMAN. No. Ms. BIRCH. I may.
turn The CHAIRMAN+turn Senator FRYE | The CHAIRMAN. Please be brief. Senator FRYE. I am always brief.
""",
    "titles and offices in brackets": """
turn Mr. JOHN FRYE | Mr. JOHN FRYE (Writer): Thanks, Anna. How are you all?
turn Ms. ANNA BIRCH | Ms. ANNA BIRCH (Columnist, The Holm Post): Great.
turn Mr. JOHN FRYE | Mr. FRYE: Good. Let's talk about the harbour.
turn Ms. ANNA BIRCH | Ms. BIRCH: Must we?
""",
    "questions and answers in quotation marks": """
body | Here are my notes of what the mayor said on Friday about the candidate whom nobody knows.
turn Q | Q: "Mayor, are there only two candidates?"
turn A | A: "I'm sure that will change soon."
stage | (Laughter.)
turn Q | Q: "Who is the third?"
turn A | A: "You will see."
""",
    "a clause with a name is no label": """
body | Anna Birch, the head of the harbour police, said on Monday: “We have no idea who did it.”
body | The minister, John Frye, wrote on Tuesday: “I thank everybody who helped us in the storm.”
""",
    "a headline that begins with a name": """
headline | Anna Birch: ‘We Will Not Pay for a New Mole’
body | The mayor of Holm said on Sunday that the town would not pay for the mole, whatever it costs.
turn JOHN HALE | JOHN HALE: Who pays, then?
turn ANNA BIRCH | ANNA BIRCH: Well, the state does. It built the thing.
turn JOHN HALE | HALE: And if it won't?
turn ANNA BIRCH | BIRCH: Then we swim.
""",
    "an article that goes on after a dialogue": """
body | Two members of the board spoke of the loan on the radio on Sunday, and neither knew much of it.
body | It was the first time that the board has spoken of it in public, and it may well be the last.
turn Anna Birch | Anna Birch: We never saw the papers. I asked for them twice.
turn John Frye | John Frye: I saw them. I could not read them.
turn Anna Birch | Birch: Who could?
body | The loan was made in 2019, when the bank was still owned by the state, and was never paid back.
body | To be clear, the sum is not large, and the town could pay it out of what it earns in a year.
body | It will be looked at in May by a committee whose members have not been named by the council yet.
body | Until then the bank has stopped all payments to the town, and the town has stopped all to the bank.
""",
    "two quotations in a paragraph of an article": """
body | Anna Birch and John Frye, who would both lead the town, agree on nothing, and least of all on the mole.
turn Birch+turn Frye | Birch: “We will build it anew.” Frye: “We will let it sink.”
body | “Sink” has been the word of the year in Holm, where nobody has ever seen the sea so high before.
""",
    "an outlet in capitals": """
body | Ingrid Voss leads the pilots of Norby. A conversation about tides, money and the patience of seals.
turn DAS NETZ | DAS NETZ: Ms. Voss, when did you last sleep?
turn Voss | Voss: On Thursday, for an hour.
turn DAS NETZ | DAS NETZ: And before that?
turn Voss | Voss: I do not remember. We had a ship aground, and nobody sleeps when a ship is aground.
""",
    "a parliament with deputies": """
turn Deputy Niamh Doran | Deputy Niamh Doran: I ask the Minister whether he will publish the report.
turn Deputy Cian Burke | Minister for Transport (Deputy Cian Burke): I thank the Deputy. I will publish it in June.
turn Deputy Niamh Doran | Deputy Niamh Doran: Which June?
turn An Ceann Comhairle | An Ceann Comhairle: Time is up, Deputy.
""",
    "a parliament with seats, offices and the time": """
turn Mr SELBY | Mr SELBY (Farrow—Minister for Ports) (14:01): I thank the member for her question.
turn Mr SELBY | The government has put more money into ports than any before it, and we are proud of that record.
turn Ms QUILL | Ms QUILL (Tarn) (14:03): My question is to the Treasurer. Will he resign?
turn The SPEAKER | The SPEAKER: The Treasurer has the call.
turn Dr HOBBS | Dr HOBBS (Wells—Treasurer) (14:04): I will not.
""",
    "a script with parts in brackets": """
headline | Episode 12: The light
turn MARA VENN | MARA VENN (HOST): You're listening to Lowtide. I'm Mara Venn.
stage | [MUSIC PLAYS]
turn JONAS REY | JONAS REY (GUEST): Thanks for having me on.
turn MARA VENN | VENN: What do you remember of the light?
turn JONAS REY | REY: That it never went out. Not once.
""",
    "ages and trades": """
body | We asked people at the ferry terminal what they think of the new fares.
turn Lena Ross | Lena Ross, 34, teacher: I think it's a disgrace. I pay more to get to work than I earn in an hour.
turn Karl Tan | Karl Tan, 61, retired: I don't mind. I have all day, and it's warm in there.
turn Ida Moss | Ida Moss, 19, student: We walk now. It takes two hours.
""",
    "a head of state by office and name": """
turn Vladlen Orin | President of Sudland Vladlen Orin: Good afternoon, colleagues. Let us begin.
turn Q | Question: What will you tell the farmers?
turn Vladlen Orin | Vladlen Orin: That we hear them.
turn Q | Question: And when will the money come?
turn Vladlen Orin | Vladlen Orin: In autumn, I have said so before.
""",
    "reporters by number": """
turn REPORTER 1 | REPORTER 1: Is the coach staying?
turn DANA PIKE | DANA PIKE: I can't speak to that today.
turn REPORTER 2 | REPORTER 2: Did he ask to leave?
turn DANA PIKE | PIKE: No. He did not ask me anything.
""",
    "a court with clerk and witness": """
turn THE CLERK | THE CLERK: All rise.
turn THE COURT | THE COURT: Be seated. Is the witness here?
turn MS. LANE | MS. LANE: She is, Your Honor.
stage | (Witness sworn.)
turn THE WITNESS | THE WITNESS: I do.
turn Q | Q Please state your name.
turn A | A Ruth Abel.
turn Q | Q Where do you live, Ms. Abel?
turn A | A In Norby, on the hill.
""",
    "managers by club": """
headline | Norby 1-0 Eastby: what the managers said
turn Tom Seel | Norby manager Tom Seel: “I'm proud of them. They gave me all they had.”
turn Karl Tan | Eastby boss Karl Tan: “We had nine chances. I don't know what to say.”
""",
}
"""Transcripts and interviews."""

PAGES = {
    "headline, byline, agency, dateline": """
headline | Harbour of Holm closes after storm
byline | By Anna Birch
timestamp | March 7, 2025
dateline+body | HOLM, Norland (AP) — The harbour of Holm closed on Monday after a storm tore away its outer mole.
body | It will stay closed for three weeks, the mayor said.
agency | Tom Hale contributed to this report from Lund.
""",
    "a wire with date in the dateline": """
dateline+body | HOLM, March 7 (Reuters) - The harbour of Holm will stay closed for three weeks, its mayor said.
body | Three boats were lost in the storm, and two men are missing.
agency | (Reporting by Anna Birch; Editing by Tom Hale)
""",
    "a dateline with colon": """
dateline+body | KARVELA: The harbour of Karvela closed on Monday after a storm tore away its outer mole.
body | It will stay closed for three weeks, the mayor said.
""",
    "a dateline in small letters": """
dateline+body | Holm, Norland – The harbour of Holm closed on Monday after a storm tore away its outer mole.
body | It will stay closed for three weeks, the mayor said.
""",
    "the agency alone": """
dateline+body | (CNN) — The harbour of Holm closed on Monday after a storm tore away its outer mole.
body | It will stay closed for three weeks, the mayor said.
""",
    "a release": """
agency | FOR IMMEDIATE RELEASE
timestamp | March 7, 2025
headline | Holm Shipping Opens Second Line to Lund
dateline+body | HOLM, Norland, March 7, 2025 /PRNewswire/ -- Holm Shipping today opened its second line to Lund.
body | “We are proud of this day,” said Anna Birch, chief executive of Holm Shipping.
heading | About Holm Shipping
body | Holm Shipping runs nine ferries between the islands of Norland, and has done so since 1902.
agency | Media contact: Tom Hale, press@holm.example
agency | ###
""",
    "a saved page with menus": """
menu | Skip to content
menu | Home
menu | News
menu | Sport
menu | Opinion
menu | Subscribe
menu | Log in
headline | Harbour of Holm closes after storm tears away mole
deck | The mayor expects three weeks of work, and fishermen ask who will pay for it.
byline | Anna Birch
timestamp | Updated 7 March 2025, 10:45 GMT
caption | The mole of Holm on Monday. Photograph: Tom Hale/The Holm Post
menu | Share on Facebook
body | The harbour of Holm closed on Monday after a storm tore away its outer mole and sank three boats.
body | It will stay closed for three weeks, the mayor said, and perhaps for longer if the weather holds on.
menu | Advertisement
body | Fishermen asked who would pay for the days that they lose, and the mayor had no answer for them.
heading | ‘No answer’
body | “We have asked three times and we have had no answer,” said a fisherman who has two boats there.
related | Read more: Storm sinks three boats off Holm
body | The state has set aside money for repairs, but none for those who cannot fish while they last.
menu | Sign up to our newsletter for the best of The Holm Post in your inbox every morning
related | Most read
related | Ten things to do in Holm this weekend
related | Why the ferries of Norland are always late
menu | Privacy policy
menu | Terms of use
menu | © 2025 The Holm Post. All rights reserved.
""",
    "a live blog": """
headline | Storm in Holm: live
timestamp | 10.45am
heading | Ferries stop
body | All ferries between Holm and Lund have stopped, the line says, and will not run before Tuesday.
timestamp | 10.12am
body | Three boats have sunk in the harbour. Nobody was aboard, as far as the harbour master knows.
timestamp | 9.58am
body | Good morning. We will follow the storm here all day, and we are glad of what you tell us.
""",
    "pull quote and credit": """
body | The harbour closed on Monday. “We have had no help from anybody,” said Tamsin Okoro, its commissioner.
body | She asked the state for money twice this year, in February and again in May, and was refused twice.
pull_quote | “We have had no help from anybody”
quote_credit Tamsin Okoro | — Tamsin Okoro, harbour commissioner
body | The state says that it has no record of either request, and that the harbour is a matter of the town.
""",
    "a quotation with its credit below": """
body | The board gave its view in a letter on Monday, which was read out in the town hall.
body | “We asked for help twice, and twice we were told to wait. We cannot wait any longer.”
quote_credit Tamsin Okoro | Tamsin Okoro, harbour commissioner
body | The letter will be answered this week, a spokesman for the state said.
""",
    "a correction": """
body | The harbour of Holm closed on Monday after a storm tore away its outer mole.
body | It will stay closed for three weeks, the mayor said.
note | Correction: An earlier version of this article misstated the day of the storm.
""",
    "an editor's note above": """
note | Editor’s note: This story contains descriptions of drowning.
body | The harbour of Holm closed on Monday after a storm tore away its outer mole.
body | It will stay closed for three weeks, the mayor said.
""",
    "a post within an article": """
body | The harbour of Holm closed on Monday after a storm tore away its outer mole.
embed | The harbour stays shut until further notice. pic.twitter.com/abc123 — Holm Harbour (@holmharbour) March 7, 2025
body | It will stay closed for three weeks, the mayor said.
""",
    "bullets": """
body | The board named three conditions on Monday:
list | • a new mole,
list | • two ferries a day,
list | • no more tolls.
body | It will meet again in May.
""",
    "a note on the interview": """
note | This interview has been edited for length and clarity.
turn Q | Q: Why now?
turn A | A: Because I am old.
""",
    "a column with a writer's note": """
headline | What the harbour taught me about patience
byline | By Anna Birch
body | I was nine when I first saw the harbour of Holm, and I thought it was the end of the world.
body | It was not, of course. It was the beginning of a long argument with my father about boats.
body | We never settled it. He died in the spring, and I have kept his boat, which I cannot sail.
body | Somebody will have to teach me, and I shall have to learn what he never could: to wait.
byline | Anna Birch is a columnist for The Holm Post.
""",
    "markdown": """
heading | # Harbour of Holm closes after storm
body | The harbour of Holm closed on Monday after a storm tore away its outer mole.
heading | ## Who pays
body | The mayor said that the state would pay for all of it.
""",
    "a newsletter": """
body | Good morning. The harbour of Holm is closed, the ferries have stopped, and it is still raining.
heading | What to know
body | The mayor said on Sunday that the mole would be rebuilt within three weeks, whatever it costs.
heading | What comes next
body | The board meets on Tuesday, and it will have to say where the money is to come from.
menu | Sign up for our newsletter to get the morning in your inbox.
""",
    "text of a cookie notice": """
menu | We use cookies and similar technologies to improve your experience on our site.
menu | Accept all cookies
headline | Harbour of Holm closes after storm
body | The harbour of Holm closed on Monday after a storm tore away its outer mole.
body | It will stay closed for three weeks, the mayor said, and fishermen ask who will pay.
""",
    "sections of an explainer": """
headline | The storm in Holm, explained
body | The storm that struck Norland on Sunday was the worst for sixty years, and it is not over.
heading | Why did the mole break?
body | The mole was built in 1902 of timber and stone. Engineers had warned the town of its state twice.
heading | Who will pay for it?
body | The state has set aside money for repairs. It will not pay those who lost their boats.
heading | When will the harbour open?
body | The mayor expects three weeks of work. Fishermen say that it will be longer.
""",
    "names in several places of a page": """
headline | Harbour of Holm closes after storm
byline | Anna Birch in Holm and Tom Hale in Lund
timestamp | Fri 7 Mar 2025 10.45 GMT
timestamp | Last modified on Fri 7 Mar 2025 12.10 GMT
body | The harbour of Holm closed on Monday after a storm tore away its outer mole and sank three boats.
body | It will stay closed for three weeks, the mayor said, and perhaps for longer if the weather holds on.
""",
    "a photographer below the picture": """
headline | Harbour of Holm closes after storm
caption | Three boats lie on the quay of Holm on Monday
photo_credit | Tom Hale/Associated Press
body | The harbour of Holm closed on Monday after a storm tore away its outer mole and sank three boats.
body | It will stay closed for three weeks, the mayor said, and perhaps for longer if the weather holds on.
""",
    "links within the text": """
body | The harbour of Holm closed on Monday after a storm tore away its outer mole and sank three boats.
related | READ MORE: Storm sinks three boats off Holm
body | It will stay closed for three weeks, the mayor said, and perhaps for longer if the weather holds on.
related | Also read: Why the ferries of Norland are always late
body | The state will pay for repairs, a minister said on Monday, but not for those who cannot fish.
""",
    "a video in the text": """
body | The harbour of Holm closed on Monday after a storm tore away its outer mole and sank three boats.
menu | Your browser does not support the video tag.
related | WATCH: Waves tear away the mole of Holm
body | It will stay closed for three weeks, the mayor said, and perhaps for longer if the weather holds on.
""",
    "an obituary with dates": """
headline | Tamsin Okoro, who kept the light of Holm, dies at 91
body | Tamsin Okoro, who kept the light of Holm for forty years and never once let it go out, has died.
body | She was born in Lund in 1933, the third of nine children, and came to Holm as a girl of sixteen.
body | She leaves two daughters, and a son who keeps the light today.
""",
    "a wire with a headline and a slug": """
headline | Norland harbour shut after storm
dateline+body | HOLM (AFP) – The harbour of Holm closed on Monday after a storm tore away its outer mole.
body | Three boats were lost in the storm, and two men are missing, police said.
agency | © Agence France-Presse
""",
    "results in a list": """
body | Holm won the cup on Saturday for the first time since 1988. The results of the last round were these.
list | Holm 2, Lund 1
list | Karvela 0, Norby 0
list | Eastby 3, Westby 2
body | The next round will be played in May.
""",
    "notes to editors": """
headline | New ferry for Holm
body | Holm Shipping has ordered a new ferry, which will be the largest that was ever built in Norland.
body | “We are proud of her already,” said Anna Birch, the line's chief executive.
agency | ENDS
agency | Notes to editors
list | 1. Holm Shipping was founded in 1902.
""",
    "support asked in the middle": """
body | The harbour of Holm closed on Monday after a storm tore away its outer mole and sank three boats.
menu | Story continues below advertisement
body | It will stay closed for three weeks, the mayor said, and perhaps for longer if the weather holds on.
menu | Subscribe to The Holm Post for unlimited access
body | The state will pay for repairs, a minister said on Monday, but not for those who cannot fish.
""",
    "corrections at the foot of a saved page": """
menu | Home
menu | World
menu | Sport
headline | Harbour of Holm closes after storm
byline | By Anna Birch
body | The harbour of Holm closed on Monday after a storm tore away its outer mole and sank three boats.
body | It will stay closed for three weeks, the mayor said, and perhaps for longer if the weather holds on.
body | The state will pay for repairs, a minister said on Monday, but not for those who cannot fish.
note | This article was amended on 8 March 2025 to correct the number of boats.
menu | Topics: Holm, storms
menu | Reuse this content
related | More from Norland
related | Ferries stop for a third day as storm goes on
related | Ten ways to spend a wet weekend in Lund
menu | Cookie policy
""",
    "a statement": """
headline | Statement by the Prime Minister on the flood
timestamp | 3 May 2024
body | Last night the river rose higher than anybody alive has seen it rise. I have spoken to all nine mayors.
body | My thoughts are with those who have lost their homes. We will stand by them for as long as it takes.
""",
    "a deck, and a name below it": """
headline | Ruth Abel: ‘I never wanted to be a hero’
body | The lighthouse keeper on fame, gulls and why she will never learn to drive.
byline | Tom Seel
body | Ruth Abel is late. The ferry was late, she says, and the gulls had taken her sandwich, and she bought another.
body | She has kept the light at Norby for thirty years and has been asked about it, by her own count, four times.
body | “I have nothing to say about it,” she says, and then speaks for an hour without a stop.
""",
}
"""Articles, releases, live blogs and saved pages."""

LETTER_PAGE = """Letters to the editor

Dear Minister,

We, the nurses of Holm, are against the end of the night ferry. You have closed three lines in two years.

Dear Sirs,

I was shocked to read that the night ferry will go. The line has lied to us for years.

My mother lives in Lund, and I cannot see her any more.

Pia Lund, nurse, Holm hospital

Dear Sirs,

I counted nine people on the ferry in March. The minister closed it too late.

Yours faithfully,

Tom Hale"""
"""A page of letters, of which the first is not signed."""

PROSE = (
    "The mayor said the harbour would open in May. Fishermen doubt it.",
    "Reed left at 5 p.m. Birch stayed.",
    "The jury was out for an hour. Verdict: guilty.\nThe judge will pass sentence in May.",
    "Note: the harbour opens at noon on Sundays.\nThe ferry leaves an hour later.",
    "There is one problem: nobody knows who owns the mole.\nThe town says the state does.",
    "The winner: John Frye. The loser: everybody else.",
    "Here is the good news: the harbour opens in May.\nHere is the bad news: it closes in June.",
    "Pros: We liked the view.\nCons: We did not like the food.\nPros: You can swim.\nCons: I could not.",
    "Claim: The harbour is full of oil.\nVerdict: False. We found no oil.",
    "When: Monday at noon\nWhere: the town hall of Holm\nWho: everybody who can swim",
    "Holm: Frye, Hale, Moss, Ruiz.\nLund: Birch, Okoro, Fox, Lee.\nReferee: T. Hale.",
    "Monday: Rain. You will need a coat.\nTuesday: Sun at last. We can go out.\nWednesday: More rain.",
    "Aries: You will meet a stranger.\nTaurus: Your luck turns. Will you follow it?\nGemini: You should rest.",
    "A man was held on Monday.\nA woman was freed on Tuesday.\nA court will hear both in May.",
    "Q1 revenue rose 3 percent.\nQ2 revenue fell by half. Who would have thought it?",
    "Share prices fell on Monday.\nThe index lost 3 percent.",
    "Follow the money, she said. It leads to the harbour.",
    "Police search homes after harbour fire\nThree people were held on Monday.",
    "Subscribers to the newsletter were told on Monday that it would end, the publisher said.\nMost have left.",
    "Ms. Birch – a former pilot – left on Monday.\nMr. Frye – her deputy – stayed.\nNobody else came.",
    "“We go,” she said.\n“Now.”",
    "The board has three members. Birch is the first.\nFrye is the second.\nHale is the third.",
    "Directed by: Anna Birch\nStarring: John Frye, Tom Hale\nOur rating: Go and see it, you will laugh!",
    "United Kingdom: You need a visa.\nUnited States: You need a visa and a form. Do you have it?",
    "Update: The ferry is running again, the line said.\nIt had stopped on Monday.",
)
"""Plain texts without turns, menus or anything else that is not read."""


def read(table: str) -> tuple[str, list[list[tuple[str, str]]]]:
    """The text of a table, and for each of its lines the parts expected, each with kind and speaker."""
    texts: list[str] = []
    expected: list[list[tuple[str, str]]] = []
    for line in table.strip("\n").splitlines():
        told, _, text = line.partition(" | ")
        texts.append(text)
        expected.append([(kind, speaker) for kind, _, speaker in (one.partition(" ") for one in told.split("+"))])
    return "\n".join(texts), expected
