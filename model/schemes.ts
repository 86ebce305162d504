/**
 * Argumentation schemes: the recurring kinds of step from reasons to a conclusion, each with the critical questions
 * that it invites. A scheme is defeasible: it gives a conclusion a presumption in its favour, and a critical
 * question without a good answer takes that presumption away.
 *
 * The wording is this project's own. `source` says where in the literature a scheme is described; where that is not
 * the compendium of Walton, Reed and Macagno, it says so. A step that attacks uses the same schemes as one that
 * supports: its conclusion is then read as "this is not so" of a claim, or "this does not follow" of an inference.
 */

export type Scheme = {
  readonly id: string;
  readonly name: string;
  /** One sentence: what the step does. */
  readonly summary: string;
  /** What the step starts from; in a map some of them may be left unsaid. */
  readonly premises: readonly { readonly role: string; readonly text: string }[];
  readonly conclusion: string;
  /** Critical questions; a map's notes refer to them by their place, counted from 1. */
  readonly questions: readonly string[];
  readonly source: string;
};

const COMPENDIUM = "Walton, Reed & Macagno, Argumentation Schemes (Cambridge University Press, 2008), ch. 9";

/** Grouped by what the step relies on; the order says nothing else. */
export const SCHEMES: readonly Scheme[] = [
  // Somebody's word.
  {
    id: "position-to-know",
    name: "Argument from position to know",
    summary: "Takes something to be so because somebody who is placed to know it says so.",
    premises: [
      { role: "position", text: "The source is placed to know about matters of this kind." },
      { role: "assertion", text: "The source says that the claim is true." },
    ],
    conclusion: "The claim is true.",
    questions: [
      "Is the source really placed to know whether this claim is true?",
      "Is the source honest and otherwise to be relied on?",
      "Did the source say just this, or was it passed on, shortened or inferred by somebody else?",
      "Is it known which source it was, so that others could ask?",
    ],
    source: `${COMPENDIUM}: argument from position to know`,
  },
  {
    id: "expert-opinion",
    name: "Argument from expert opinion",
    summary: "Takes something to be so because an expert of the field it belongs to says so.",
    premises: [
      { role: "expertise", text: "The source is an expert in a field." },
      { role: "field", text: "The claim belongs to that field." },
      { role: "assertion", text: "The expert says that the claim is true." },
    ],
    conclusion: "The claim is true.",
    questions: [
      "How much of an expert is the source?",
      "Is the source an expert in the very field that the claim belongs to?",
      "What exactly did the expert say, and does it imply the claim?",
      "Is the expert personally reliable, with nothing to gain from saying it?",
      "Do other experts of the field agree?",
      "What evidence does the expert's judgement rest on?",
    ],
    source: `${COMPENDIUM}: argument from expert opinion`,
  },
  {
    id: "witness-testimony",
    name: "Argument from witness testimony",
    summary: "Takes an event to have happened because somebody who was there reports it.",
    premises: [
      { role: "position", text: "The witness was where the event could be perceived." },
      { role: "sincerity", text: "The witness tells what the witness believes." },
      { role: "report", text: "The witness reports that it happened so." },
    ],
    conclusion: "It happened so.",
    questions: [
      "Does the report agree with itself?",
      "Does it agree with what else is known about the event?",
      "Does it agree with what other witnesses report?",
      "Is there a reason to think that the witness is biased or untruthful?",
      "How likely is what is reported, apart from its being reported?",
      "Could the witness perceive it well and remember it until now?",
    ],
    source: `${COMPENDIUM}: argument from witness testimony`,
  },
  {
    id: "popular-opinion",
    name: "Argument from popular opinion",
    summary: "Takes something to be so because it is generally accepted.",
    premises: [
      { role: "acceptance", text: "The claim is generally accepted." },
      { role: "presumption", text: "What is generally accepted here is presumably right." },
    ],
    conclusion: "The claim is presumably true.",
    questions: [
      "What shows that the claim is generally accepted, and among whom?",
      "Are those people in a position to judge it?",
      "Did they come to it independently, or by repeating one another?",
      "Is there a good reason to doubt the claim although it is accepted?",
    ],
    source: `${COMPENDIUM}: argument from popular opinion`,
  },
  {
    id: "popular-practice",
    name: "Argument from popular practice",
    summary: "Takes an action to be acceptable because people generally act so.",
    premises: [
      { role: "practice", text: "People in this position generally do this." },
      { role: "presumption", text: "What they generally do is presumably acceptable, or wise." },
    ],
    conclusion: "Doing this is acceptable, or wise, in this case too.",
    questions: [
      "What shows that the practice is common?",
      "Is there a good reason for the practice, and not habit alone?",
      "Does this case differ from those in which people act so?",
      "Is there a reason against the action however common it is?",
    ],
    source: `${COMPENDIUM}: argument from popular practice`,
  },

  // Cases and rules.
  {
    id: "example",
    name: "Argument from example",
    summary: "Supports a general statement by one or more cases of it.",
    premises: [
      { role: "case", text: "In this case, something of the kind F also was G." },
      { role: "typicality", text: "The case is typical of things that are F." },
    ],
    conclusion: "Generally, what is F is G.",
    questions: [
      "Is it true that the case was so?",
      "Does the case support the very generalisation that is drawn from it?",
      "Is the case typical of the kinds of case that the generalisation covers?",
      "How strong is the generalisation, and how many cases would it take?",
      "Do special circumstances of the case keep its lesson from carrying over?",
      "Are there cases that went the other way?",
    ],
    source: `${COMPENDIUM}: argument from example`,
  },
  {
    id: "analogy",
    name: "Argument from analogy",
    summary: "Carries what holds of one case over to a case that is like it.",
    premises: [
      { role: "similarity", text: "The two cases are alike in the respects that matter." },
      { role: "base", text: "In the first case, the claim holds." },
    ],
    conclusion: "The claim holds in the second case.",
    questions: [
      "Does the claim really hold in the first case?",
      "Are the cases alike in the respects that are named?",
      "Do those respects bear on the claim?",
      "Do the cases differ in a way that weakens the comparison?",
      "Is there another case as similar in which the claim does not hold?",
    ],
    source: `${COMPENDIUM}: argument from analogy`,
  },
  {
    id: "precedent",
    name: "Argument from precedent",
    summary: "Judges a case as an earlier case of the same kind was judged, or expects of it what came of that one.",
    premises: [
      { role: "earlier case", text: "In the earlier case, this was decided, or this came of it." },
      { role: "kind", text: "The present case is of the same kind." },
    ],
    conclusion: "The same should be decided, or expected, in the present case.",
    questions: [
      "Did the earlier case end as it is said to have ended?",
      "Is the present case of the same kind in what decided the earlier one?",
      "Was the earlier case decided rightly, or did chance decide it?",
      "Do other earlier cases point the other way?",
      "Have circumstances changed so that the earlier case no longer guides?",
    ],
    source:
      `${COMPENDIUM}: argument from precedent, there about the rules that decided cases set; ` +
      "reading a precedent as history's lesson is this project's extension",
  },
  {
    id: "established-rule",
    name: "Argument from an established rule",
    summary: "Applies a rule that is in force to a case that falls under it.",
    premises: [
      { role: "rule", text: "In cases of this kind, the rule says what is to be done." },
      { role: "case", text: "This is a case of that kind." },
    ],
    conclusion: "What the rule says is to be done in this case.",
    questions: [
      "Does such a rule exist, and is it in force here?",
      "Does the rule cover a case of this kind?",
      "Does another rule that takes precedence say otherwise?",
      "Is there reason to make an exception in this case?",
      "Is the rule itself acceptable?",
    ],
    source: `${COMPENDIUM}: argument from rules`,
  },
  {
    id: "exception",
    name: "Argument from an exception",
    summary:
      "Blocks a rule, a generalisation or a single step for a case by showing that a condition it relies on fails here.",
    premises: [
      { role: "rule", text: "Ordinarily the rule, or the step from these reasons to that conclusion, holds." },
      {
        role: "exception",
        text: "This case is different: a condition that the rule or the step relies on is not met.",
      },
    ],
    conclusion: "The rule or the step does not carry over to this case; whether its conclusion is false stays open.",
    questions: [
      "Is the case really different in the way that is claimed?",
      "Does the rule or the step rely on the condition that fails?",
      "Is this a recognised ground of exception, or one made for the occasion?",
      "Does enough of the rule's reason remain for it to hold nevertheless?",
      "Would admitting the exception empty the rule?",
    ],
    source:
      `${COMPENDIUM}: argument for an exceptional case; ` +
      "as an attack on a step it is the undercutting defeater of " +
      'Pollock, "Defeasible reasoning", Cognitive Science 11 (1987)',
  },

  // Words, parts and wholes.
  {
    id: "verbal-classification",
    name: "Argument from verbal classification",
    summary: "Says what something is because it has the features of things that are called so.",
    premises: [
      { role: "feature", text: "The thing has a certain feature." },
      { role: "classification", text: "What has this feature is classed as being of the kind." },
    ],
    conclusion: "The thing is of the kind.",
    questions: [
      "Does the thing really have the feature?",
      "Does the feature suffice for belonging to the kind, or do other things have it too?",
      "Is the classification settled usage, or is it what is in dispute?",
      "Is the word vague just where this case lies?",
      "Does the word bring in a judgement that the feature alone does not justify?",
    ],
    source: `${COMPENDIUM}: argument from verbal classification`,
  },
  {
    id: "definition",
    name: "Argument from definition",
    summary: "Says what something is because it meets the definition of that kind of thing.",
    premises: [
      { role: "definition", text: "Something is of the kind when it meets these conditions." },
      { role: "fit", text: "The thing meets these conditions." },
    ],
    conclusion: "The thing is of the kind.",
    questions: [
      "Does the thing meet every condition of the definition?",
      "Is the definition accepted, and adequate for this purpose?",
      "Is there a rival definition that the thing does not meet?",
      "Was the definition made to fit the case?",
    ],
    source: `${COMPENDIUM}: argument from definition to verbal classification`,
  },
  {
    id: "composition",
    name: "Argument from composition",
    summary: "Ascribes to a whole what its parts have.",
    premises: [
      { role: "parts", text: "All parts of the whole have the property." },
      { role: "transfer", text: "The property passes from such parts to such a whole." },
    ],
    conclusion: "The whole has the property.",
    questions: [
      "Do all the parts have the property?",
      "Is the property of the kind that passes from parts to the whole?",
      "Does the way the parts are put together change it?",
    ],
    source: `${COMPENDIUM}: argument from composition`,
  },
  {
    id: "division",
    name: "Argument from division",
    summary: "Ascribes to a part, or a member, what the whole has.",
    premises: [
      { role: "whole", text: "The whole has the property." },
      { role: "transfer", text: "The property passes from such a whole to its parts." },
    ],
    conclusion: "This part has the property.",
    questions: [
      "Does the whole have the property?",
      "Is the property of the kind that passes from the whole to its parts?",
      "Is this part an exception within the whole?",
    ],
    source: `${COMPENDIUM}: argument from division`,
  },

  // Causes, signs and evidence.
  {
    id: "cause-to-effect",
    name: "Argument from cause to effect",
    summary: "Expects an effect because its cause is there, or will be.",
    premises: [
      { role: "causal link", text: "Generally, when the first happens, the second happens because of it." },
      { role: "cause", text: "Here, the first happens, or might happen." },
    ],
    conclusion: "Here, the second will happen, or might happen.",
    questions: [
      "How strong is the causal generalisation, and does it hold at all?",
      "What evidence supports it, and is it enough for a warning as strong as this?",
      "Will the cause really come about?",
      "Could something keep the effect from following in this case?",
      "Is the effect to be expected in any event, whatever becomes of the cause?",
    ],
    source: `${COMPENDIUM}: argument from cause to effect`,
  },
  {
    id: "correlation-to-cause",
    name: "Argument from correlation to cause",
    summary: "Takes two things that go together to be cause and effect.",
    premises: [{ role: "correlation", text: "The first and the second go together." }],
    conclusion: "The first causes the second.",
    questions: [
      "Is there really a correlation, in how many cases, and over how wide a range of them?",
      "Could it be a coincidence?",
      "Could the second be what causes the first?",
      "Could a third thing cause both?",
      "Does the influence run only through other causes between them?",
      "Is there an account of how the first could bring about the second?",
    ],
    source: `${COMPENDIUM}: argument from correlation to cause`,
  },
  {
    id: "sign",
    name: "Argument from sign",
    summary: "Takes something that can be observed as an indication of something that cannot.",
    premises: [
      { role: "observation", text: "The sign is found in this case." },
      { role: "indication", text: "Where the sign is found, the thing it stands for is generally there." },
    ],
    conclusion: "The thing it stands for is there in this case.",
    questions: [
      "Was the sign observed, and read rightly?",
      "How closely does the sign go with what it is said to indicate?",
      "Could something else account for the sign?",
      "Do other signs point the other way?",
    ],
    source: `${COMPENDIUM}: argument from sign`,
  },
  {
    id: "evidence-to-hypothesis",
    name: "Argument from evidence to a hypothesis",
    summary: "Confirms a hypothesis because what it predicts is found.",
    premises: [
      { role: "prediction", text: "If the hypothesis is true, this will be observed." },
      { role: "observation", text: "This has been observed." },
    ],
    conclusion: "The hypothesis is true.",
    questions: [
      "Does the hypothesis really predict the observation?",
      "Was it observed as said?",
      "Would it have been observed if the hypothesis were false?",
      "Which rival hypotheses predict the same?",
      "Has the hypothesis been tested where it could have failed?",
    ],
    source: `${COMPENDIUM}: argument from evidence to a hypothesis (verification)`,
  },
  {
    id: "falsification-of-hypothesis",
    name: "Argument from evidence against a hypothesis",
    summary: "Rejects a hypothesis because what it predicts is not found.",
    premises: [
      { role: "prediction", text: "If the hypothesis is true, this will be observed." },
      { role: "failure", text: "This is not observed, or its contrary is." },
    ],
    conclusion: "The hypothesis is false.",
    questions: [
      "Does the hypothesis really predict it?",
      "Was it looked for well enough to say that it is not there?",
      "Could an added assumption, not the hypothesis, be what fails?",
      "Could the hypothesis be kept with a small and justified change?",
    ],
    source: `${COMPENDIUM}: argument from evidence to a hypothesis (falsification)`,
  },
  {
    id: "best-explanation",
    name: "Argument to the best explanation",
    summary: "Accepts a hypothesis because it explains the facts better than its rivals do.",
    premises: [
      { role: "facts", text: "These facts are given." },
      { role: "explanation", text: "The hypothesis, if true, would explain them." },
      { role: "comparison", text: "No other explanation that was considered is as good." },
    ],
    conclusion: "The hypothesis is plausible.",
    questions: [
      "Are the facts as they are said to be?",
      "How good is the explanation in itself, apart from its rivals?",
      "How much better is it than the next best one?",
      "Has the search for rival explanations been thorough enough?",
      "Would it be better to go on inquiring than to conclude now?",
    ],
    source: `${COMPENDIUM}: abductive argumentation scheme`,
  },
  {
    id: "lack-of-evidence",
    name: "Argument from lack of evidence",
    summary: "Takes something not to be so because it would be known if it were.",
    premises: [
      { role: "search", text: "It has been looked into whether the claim is true, and nothing shows that it is." },
      { role: "closure", text: "If it were true, this would be known by now." },
    ],
    conclusion: "The claim is not true.",
    questions: [
      "How far has the search for evidence come?",
      "Would the evidence have been found if there were any?",
      "Could somebody have kept it from being found?",
      "On whom does the burden of proof lie here?",
    ],
    source: `${COMPENDIUM}: argument from ignorance`,
  },
  {
    id: "statistical-generalisation",
    name: "Argument from a statistical generalisation",
    summary: "Expects of a single case what holds of most cases of its kind.",
    premises: [
      { role: "generalisation", text: "Most things that are F are G, or things that are F rarely fail to be G." },
      { role: "case", text: "This is F." },
    ],
    conclusion: "This is probably G.",
    questions: [
      "What supports the generalisation, and how large is the share?",
      "Is this case really F?",
      "Is anything known of this case that sets it apart from most that are F?",
      "Does it also belong to another, narrower kind of which something else holds?",
    ],
    source:
      "The statistical syllogism of the textbooks of inductive logic; not a scheme of Walton, Reed & Macagno's ch. 9. " +
      "The step the other way, from cases to a generalisation, is the argument from example",
  },

  // What to do.
  {
    id: "practical-reasoning",
    name: "Practical reasoning",
    summary: "Concludes that something is to be done because it serves a goal.",
    premises: [
      { role: "goal", text: "The agent has this goal." },
      { role: "means", text: "Doing this is a means to the goal, or is needed for it." },
    ],
    conclusion: "The agent should do this, or will.",
    questions: [
      "Does the agent have this goal, and other goals that conflict with it?",
      "Are there other means to the goal, and is one of them better?",
      "Is doing this enough to reach the goal, or needed for it, as is claimed?",
      "Can the agent do it?",
      "What else would come of it that the agent should take into account?",
    ],
    source: `${COMPENDIUM}: practical reasoning`,
  },
  {
    id: "value-based-practical-reasoning",
    name: "Value-based practical reasoning",
    summary: "Concludes that something is to be done because it reaches a goal that promotes a value.",
    premises: [
      { role: "circumstances", text: "The present circumstances are such." },
      { role: "means", text: "Doing this in these circumstances reaches the goal." },
      { role: "value", text: "Reaching the goal promotes a value that the agent holds." },
    ],
    conclusion: "The agent should do this.",
    questions: [
      "Are the circumstances as they are said to be?",
      "Does doing this reach the goal in these circumstances?",
      "Does reaching the goal promote the value?",
      "Is the value one that the agent should promote?",
      "Does doing this demote another value that ranks as high?",
      "Is there another way to promote the value?",
    ],
    source:
      'Atkinson & Bench-Capon, "Practical reasoning as presumptive argumentation using action based alternating ' +
      'transition systems", Artificial Intelligence 171 (2007)',
  },
  {
    id: "positive-consequences",
    name: "Argument from positive consequences",
    summary: "Speaks for an action because good would come of it.",
    premises: [
      { role: "consequence", text: "If this is done, such consequences will plausibly follow." },
      { role: "value", text: "These consequences are good, for all or for somebody named." },
    ],
    conclusion: "This should be done, or is to the advantage of whom it is good for.",
    questions: [
      "How likely are the consequences?",
      "What evidence supports that they would follow?",
      "Are there consequences of the opposite value that weigh as much?",
      "For whom are they good, and is that whose good counts here?",
      "Could the same be had in another way?",
    ],
    source: `${COMPENDIUM}: argument from positive consequences`,
  },
  {
    id: "negative-consequences",
    name: "Argument from negative consequences",
    summary: "Speaks against an action because harm would come of it.",
    premises: [
      { role: "consequence", text: "If this is done, such consequences will plausibly follow." },
      { role: "value", text: "These consequences are bad, for all or for somebody named." },
    ],
    conclusion: "This should not be done, or is to the disadvantage of whom it is bad for.",
    questions: [
      "How likely are the consequences?",
      "What evidence supports that they would follow?",
      "Are there consequences of the opposite value that weigh as much?",
      "Would they come about even if this were not done?",
      "Could this be done in a way that avoids them?",
    ],
    source: `${COMPENDIUM}: argument from negative consequences`,
  },
  {
    id: "slippery-slope",
    name: "Slippery slope argument",
    summary: "Speaks against a first step because it would lead on, step by step, to an outcome that nobody wants.",
    premises: [
      { role: "first step", text: "Taking the first step is being considered." },
      { role: "sequence", text: "It would lead to the next, and so on, with no good place to stop." },
      { role: "outcome", text: "What it ends in should not happen." },
    ],
    conclusion: "The first step should not be taken.",
    questions: [
      "Which steps lie between the first and the last?",
      "What makes each follow from the one before, and which is the weakest?",
      "Is there a point at which one could stop?",
      "Is the outcome as bad as it is said to be?",
      "Is the first step really the first, and is it really proposed?",
    ],
    source: `${COMPENDIUM}: slippery slope argument`,
  },
  {
    id: "danger-appeal",
    name: "Argument from danger",
    summary: "Tells somebody to refrain from an action because it would put that person in danger.",
    premises: [
      { role: "consequence", text: "If you do this, that will follow." },
      { role: "danger", text: "That is dangerous to you." },
    ],
    conclusion: "You should not do this.",
    questions: [
      "How likely is the danger to follow from the action?",
      "How great is it, and can it be guarded against?",
      "Is there a danger in not acting?",
      "Is something to be gained that is worth the risk?",
    ],
    source: `${COMPENDIUM}: argument from danger appeal`,
  },
  {
    id: "sunk-costs",
    name: "Argument from sunk costs",
    summary: "Speaks for going on because of what has already been put in.",
    premises: [
      { role: "investment", text: "Much has been put into this that cannot be had back." },
      { role: "loss", text: "Stopping now would make that a loss." },
    ],
    conclusion: "It should be gone on with.",
    questions: [
      "Would going on still be the better choice if nothing had been put in?",
      "How likely is it that going on succeeds, and at what further cost?",
      "Does what was put in bind anybody, by a promise for instance?",
      "Is what was put in really lost when one stops?",
    ],
    source: `${COMPENDIUM}: argument from sunk costs`,
  },
  {
    id: "values",
    name: "Argument from values",
    summary: "Speaks for or against a goal because a value is served or offended by it.",
    premises: [
      { role: "value", text: "The agent, or everybody, holds this to be of positive or of negative value." },
      { role: "relevance", text: "The goal, or the thing judged, realises that value." },
    ],
    conclusion: "This is a reason for, or against, committing to the goal or the thing.",
    questions: [
      "Is the value one that the people concerned hold, or should hold?",
      "Is the thing judged really a case of the value?",
      "Does another value speak the other way, and which of them ranks higher?",
      "Is the value interpreted alike by all who appeal to it?",
    ],
    source: `${COMPENDIUM}: argument from values`,
  },
  {
    id: "need-for-help",
    name: "Argument from need for help",
    summary: "Concludes that somebody should help because another needs it and it can be given.",
    premises: [
      { role: "need", text: "One is in need, and this would help." },
      { role: "ability", text: "The other can do this." },
      { role: "cost", text: "Doing it would not cost the other too much." },
    ],
    conclusion: "The other should do this.",
    questions: [
      "Is there really a need?",
      "Would this help?",
      "Can the other do it?",
      "Would it cost the other, or third parties, too much?",
      "Is it for the other to help, or for somebody else?",
    ],
    source: `${COMPENDIUM}: argument from need for help`,
  },

  // Persons: what they want, what they are committed to, whether they are to be trusted.
  {
    id: "motive",
    name: "Argument from motive",
    summary: "Expects somebody to act in a certain way because that person has a motive to, or reads the act by it.",
    premises: [
      { role: "motive", text: "The agent wants something, or needs it." },
      { role: "service", text: "Acting so would serve what the agent wants." },
    ],
    conclusion: "The agent will act so, or this is why the agent did.",
    questions: [
      "Does the agent have the motive, and what shows it?",
      "Would the act serve it, and does the agent think so?",
      "Is it strong enough against the agent's other motives?",
      "Could the agent act so at all?",
      "Would another motive account for the act as well?",
    ],
    source:
      'Walton, "Teleological argumentation to and from motives", Law, Probability and Risk 10 (2011); ' +
      "related to practical reasoning and to abduction in Walton, Reed & Macagno (2008)",
  },
  {
    id: "commitment",
    name: "Argument from commitment",
    summary: "Holds somebody to what follows from a position that this person has taken.",
    premises: [
      { role: "commitment", text: "The person is committed to a position, by words or by deeds." },
      { role: "implication", text: "Whoever holds that position is also committed to this." },
    ],
    conclusion: "The person is committed to this, and may be held to it in the argument.",
    questions: [
      "What shows that the person is committed to the position?",
      "Does the commitment to this really follow from it?",
      "Is there room for an exception in this case?",
      "Has the person withdrawn the commitment, or was it granted only for the sake of argument?",
    ],
    source: `${COMPENDIUM}: argument from commitment`,
  },
  {
    id: "inconsistent-commitment",
    name: "Argument from inconsistent commitment",
    summary: "Sets two commitments of the same party against each other.",
    premises: [
      { role: "first commitment", text: "The party has committed itself to something." },
      { role: "second commitment", text: "The party has also committed itself to what is not compatible with it." },
    ],
    conclusion: "The party's position is inconsistent: it is not really committed to the first, or undermines it.",
    questions: [
      "What shows that the party is committed to each of them?",
      "Are the two really incompatible, or can they be reconciled?",
      "Was one of them given up before the other was taken on?",
      "Does the inconsistency bear on the point in question?",
    ],
    source: `${COMPENDIUM}: argument from inconsistent commitment`,
  },
  {
    id: "pragmatic-inconsistency",
    name: "Argument from pragmatic inconsistency",
    summary: "Sets what somebody does against what the same person says.",
    premises: [
      { role: "words", text: "The party argues for something, or presents it as not to be touched." },
      { role: "deeds", text: "The party acts in a way that goes against it." },
    ],
    conclusion: "The party's words carry less weight, or its conduct defeats what it says it stands for.",
    questions: [
      "Did the party say it, and act so?",
      "Do the words and the acts really conflict, in the same respect and at the same time?",
      "Could the party explain the acts consistently with its words?",
      "Does the conflict bear on whether what was said is true?",
    ],
    source: `${COMPENDIUM}: argument from pragmatic inconsistency`,
  },
  {
    id: "circumstantial-ad-hominem",
    name: "Circumstantial ad hominem argument",
    summary: "Casts doubt on somebody's argument or fitness because it does not go with that person's circumstances.",
    premises: [
      { role: "argument", text: "The person argues for something, or takes a task on." },
      { role: "circumstances", text: "The person's own circumstances, role or record do not go with it." },
    ],
    conclusion:
      "The person's credibility in this matter is reduced, and so is the presumption for what is said or done.",
    questions: [
      "Are the circumstances as they are said to be?",
      "Do they really not go with what the person argues or does?",
      "Is the person's credibility relevant here, or can the argument be judged by itself?",
      "How much weaker does it make the presumption: somewhat, or to nothing?",
    ],
    source: `${COMPENDIUM}: circumstantial ad hominem`,
  },
  {
    id: "generic-ad-hominem",
    name: "Generic ad hominem argument",
    summary: "Casts doubt on somebody's argument because of that person's character.",
    premises: [{ role: "character", text: "The person is of bad character, in honesty or judgement for instance." }],
    conclusion: "What the person argues should carry less weight.",
    questions: [
      "What shows that the person's character is such?",
      "Does the trait bear on whether to believe the person in this matter?",
      "Does the argument rest on the person's word at all?",
      "Is it concluded only that the argument weighs less, or that its conclusion is false?",
    ],
    source: `${COMPENDIUM}: generic ad hominem`,
  },
  {
    id: "bias",
    name: "Argument from bias",
    summary: "Casts doubt on somebody's judgement because that person leans to one side.",
    premises: [
      { role: "bias", text: "The person is biased in this matter." },
      { role: "effect", text: "Whoever is biased is less likely to have weighed the evidence on both sides." },
    ],
    conclusion: "The person's judgement in this matter should carry less weight.",
    questions: [
      "What shows the bias?",
      "Is it a bias in this kind of dialogue, or a side that the person openly and rightly takes?",
      "Was the evidence on the other side really left out?",
      "Can the argument be checked without relying on the person?",
    ],
    source: `${COMPENDIUM}: argument from bias`,
  },

  // Form: what follows from how the statements are put together.
  {
    id: "opposition",
    name: "Argument from opposition",
    summary: "Denies one of two statements, or views, that cannot both be right, because the other one holds.",
    premises: [
      { role: "opposition", text: "The two are opposed: contradictory, contrary, or not compatible in this matter." },
      { role: "affirmation", text: "The one holds." },
    ],
    conclusion: "The other does not hold; as a rebuttal, the claim attacked is not so.",
    questions: [
      "Are the two really opposed, in the same respect and at the same time?",
      "Are they contradictory, or only contrary, so that both could be wrong?",
      "Does the one hold, and on what better ground than the other?",
      "Is the other view one that somebody holds, in the form in which it is denied?",
    ],
    source: `${COMPENDIUM}: argument from oppositions`,
  },
  {
    id: "alternatives",
    name: "Argument from alternatives",
    summary: "Concludes that one possibility holds because the others are ruled out.",
    premises: [
      { role: "alternatives", text: "One of these possibilities holds." },
      { role: "exclusion", text: "All but one of them are ruled out." },
    ],
    conclusion: "The remaining one holds.",
    questions: [
      "Are these all the possibilities that there are?",
      "Are the others really ruled out, or only less likely?",
      "Could more than one of them hold?",
      "Is the remaining one possible at all?",
    ],
    source: `${COMPENDIUM}: argument from alternatives`,
  },
  {
    id: "dilemma",
    name: "Dilemma",
    summary: "Concludes that something follows in any case because it follows in each of the cases that there are.",
    premises: [
      { role: "cases", text: "One of these cases will obtain." },
      { role: "first case", text: "In the first, the result follows." },
      { role: "other cases", text: "In each of the others, the same result, or one as good or as bad, follows." },
    ],
    conclusion: "The result follows whichever case obtains.",
    questions: [
      "Are these all the cases, or is there a way between them?",
      "Does the result really follow in each of them?",
      "Are the results equal in what matters, or is one case clearly better?",
      "Could a case turn out to have the opposite result, looked at from another side?",
    ],
    source:
      "The constructive dilemma, or proof by cases, of classical logic and rhetoric; not a scheme of Walton, Reed & " +
      "Macagno's ch. 9",
  },
  {
    id: "necessary-condition",
    name: "Argument from a necessary condition",
    summary: "Denies something because a condition without which it cannot be is not met.",
    premises: [
      { role: "condition", text: "Only if this condition is met can the thing be." },
      { role: "absence", text: "The condition is not met." },
    ],
    conclusion: "The thing is not so, or will not be.",
    questions: [
      "Is the condition really necessary, or only helpful?",
      "Has the thing ever come about without it?",
      "Is the condition not met, or not met yet?",
      "Could it still be met in time?",
      "Could something else take its place?",
    ],
    source:
      "Modus tollens on an only-if statement, a form of classical logic; not a scheme of Walton, Reed & Macagno's " +
      "ch. 9, where necessary conditions appear as means in practical reasoning",
  },
  {
    id: "comparison",
    name: "Argument from comparison",
    summary: "Sets two things side by side and concludes to a difference or a likeness between them.",
    premises: [
      { role: "first term", text: "The one is such in a certain respect." },
      { role: "second term", text: "The other is such in the same respect." },
    ],
    conclusion: "The two are equal, differ, or one exceeds the other, in that respect.",
    questions: [
      "Is each of the two as it is said to be?",
      "Are they compared in the same respect, by the same measure, at the same time?",
      "Does the respect matter for what is made of the comparison?",
      "Is the difference or the likeness large enough to count?",
      "Was one of the terms chosen to make the other look better or worse?",
    ],
    source:
      "Perelman & Olbrechts-Tyteca, The New Rhetoric (1969), on argument by comparison; " +
      "not a scheme of Walton, Reed & Macagno's ch. 9",
  },
];

export const schemes: ReadonlyMap<string, Scheme> = new Map(SCHEMES.map((scheme) => [scheme.id, scheme]));
