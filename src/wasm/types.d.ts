/** What a caller can tell about a text. */
export interface AnnotateOptions {
  /** The article's date, YYYY-MM-DD; without it, the date is read from the article. */
  date?: string;
}

/** A half-open range of the text, in UTF-16 code units. */
export type Span = [start: number, end: number];

/** An annotated article; every offset counts UTF-16 code units of the text. */
export interface WhosaidDocument {
  schema: "whosaid/1";
  offsets: "utf16";
  length: number;
  date: string | null;
  blocks: Block[];
  sentences: Span[];
  speakers: Speaker[];
  quotes: Quote[];
  attributions: Attribution[];
  figures: Figure[];
  claims: Claim[];
  notes: Note[];
}

/**
 * What makes the document of an edited text of the document before it: what stood between `edit.start` and `edit.before`
 * has become what stands between `edit.start` and `edit.after`. A span's start that lies at or behind `edit.start`, and an
 * end that lies behind it, have moved by `edit.after - edit.before`.
 */
export interface WhosaidChange {
  edit: { start: number; before: number; after: number };
  length: number;
  date: string | null;
  blocks: Changed<Block>;
  sentences: Changed<Span>;
  speakers: Changed<Speaker>;
  quotes: Changed<Quote>;
  attributions: Changed<Attribution>;
  figures: Changed<Figure>;
  claims: Changed<Claim>;
  notes: Changed<Note>;
}

/** The first `head` entries of a list and the last `tail` are those of the document before, moved; `fresh` is between. */
export interface Changed<T> {
  head: number;
  fresh: T[];
  tail: number;
}

/** Whose an annotation is; left out where it is the annotator's. */
export type By = "reader";

export interface Block {
  start: number;
  end: number;
  kind: "headline" | "byline" | "dateline" | "body" | "caption" | "boilerplate";
}

export interface Speaker {
  id: number;
  name: string;
  kind: "person" | "organization" | "place" | "group" | "unnamed" | "unknown";
  descriptions: string[];
  mentions: Mention[];
  /** Where each of `descriptions` stands, in the same order. */
  described: Span[];
  voice: Voice;
  by?: By;
}

/** A speaker's share of what is said. A word that one reports of another is the other's. */
export interface Voice {
  /** Direct and partial quotes. */
  quotes: number;
  quoted_words: number;
  reported_words: number;
  /** The part of all speakers' words, between 0 and 1. */
  share: number;
  /** The first and the last stretch of their words. */
  first: Span | null;
  last: Span | null;
}

export interface Mention {
  start: number;
  end: number;
  form: "name" | "partial" | "pronoun" | "description";
}

export interface Quote {
  id: number;
  start: number;
  end: number;
  inner: Span;
  form: "direct" | "partial" | "scare" | "title";
  parent: number | null;
  attribution: number | null;
  by?: By;
}

export interface Attribution {
  id: number;
  form: "direct" | "indirect" | "mixed";
  source: Span[];
  cue: Span[];
  content: Span[];
  speaker: number | null;
  addressee: Span | null;
  stance: "asserts" | "denies" | "asks" | "demands" | "expects";
  parent: number | null;
  /** A probability between 0 and 1. */
  confidence: number;
  why: string[];
  by?: By;
}

export interface Figure {
  start: number;
  end: number;
  kind:
    | "count" | "percent" | "money" | "measure" | "age" | "ordinal"
    | "score" | "identifier" | "date" | "time" | "duration" | "set";
  value: number | { low: number | null; high: number | null } | null;
  unit: string | null;
  per: string | null;
  of: Span | null;
  modifier: "about" | "more_than" | "less_than" | "at_least" | "at_most" | null;
  trend: "up" | "down" | null;
  /** The TIMEX3 value of a date, time, duration or set. */
  iso: string | null;
  attribution: number | null;
  by?: By;
}

export interface Claim {
  start: number;
  end: number;
  /** A probability between 0 and 1. */
  score: number;
  kind: "quantity" | "event" | "cause" | "comparison" | "prediction" | "rule" | "statement";
  subjective: boolean;
  hedges: Span[];
  attribution: number | null;
  figures: number[];
  stance: "asserted" | "denied" | "doubted";
  /** Whether whoever makes it has a name; "none" where the article itself does. */
  sourcing: "named" | "unnamed" | "none";
  actors: Span[];
  refers: Reference[];
  why: string[];
  by?: By;
}

/** A word or phrase inside a claim that stands for another. */
export interface Reference {
  start: number;
  end: number;
  /** As the article names it; null where that is not clear. */
  stands_for: string | null;
}

export interface Note {
  start: number;
  end: number;
  message: string;
}

/** The formats that `exportArticle` gives. */
export type ExportFormat =
  | "json" | "whosaid" | "web-annotation" | "csv" | "csv-speakers" | "csv-figures" | "csv-claims"
  | "markdown" | "html" | "text";

/** The formats that `exportComparison` gives. */
export type ComparisonFormat = "json" | "csv" | "markdown" | "html";

/** An article to save or to export: its text, its document, and what is known about it. */
export interface WhosaidArticle {
  /** The version of this shape. */
  whosaid: 1;
  /** The text, exactly as it was annotated. */
  text: string;
  /** What the article is called; where it is left out, exports take its headline. */
  title?: string | null;
  /** Where the article stands on the web: http:// or https://. */
  address?: string | null;
  /** The date that the text was annotated with, YYYY-MM-DD, where one was given. */
  date?: string | null;
  /** The reader who corrected annotations. */
  creator?: string | null;
  /** The document, with the reader's corrections made in it. */
  document: WhosaidDocument;
  /** The corrections as the caller keeps them: any JSON, carried unread. */
  corrections?: unknown;
}

/** Several versions of one story, held against one another; offsets count UTF-16 code units of the version's text. */
export interface WhosaidComparison {
  schema: "whosaid-comparison/1";
  offsets: "utf16";
  versions: ComparedVersion[];
  pairs: ComparedPair[];
  speakers: SpeakerRow[];
  quotes: QuoteRow[];
  figures: FigureRow[];
  passages: PassageRow[];
}

export interface ComparedVersion {
  name: string | null;
  date: string | null;
  length: number;
  words: number;
  sentences: number;
  /** The sentences that no other version tells. */
  alone: number;
  /** The share of the words that another version has in runs of eight or more. */
  copied: number;
}

/** What two versions have in common, in rows; and the words of each that the other has word for word. */
export interface ComparedPair {
  versions: [number, number];
  passages: number;
  quotes: number;
  figures: number;
  copied: [number, number];
}

export interface SpeakerRow {
  id: number;
  name: string;
  kind: Speaker["kind"];
  relation: "alone" | "same_name" | "varied";
  members: {
    version: number;
    /** A position in the document's speakers. */
    speaker: number;
    name: string;
    how: "same_name" | "spelling" | "short_name" | "role" | "government";
    why: string[];
  }[];
}

export type Bearing = "negation" | "modality" | "number" | "name";

export interface QuoteRow {
  id: number;
  /** A position in the comparison's speakers. */
  speaker: number | null;
  relation: "alone" | "same" | "wording" | "meaning";
  changed: Bearing[];
  /** The greatest distance of a member from the base, 0 to 1. */
  drift: number;
  /** The member that the others are held against. */
  base: number;
  /** Whether versions give the words to different speakers. */
  disputed: boolean;
  members: {
    version: number;
    /** A position in the document's attributions. */
    attribution: number;
    form: Attribution["form"];
    speaker: number | null;
    spans: Span[];
    drift: number;
    changes: { here: Span | null; base: Span | null; bears: Bearing | null }[];
  }[];
}

export interface FigureRow {
  id: number;
  kind: Figure["kind"];
  unit: string | null;
  what: string | null;
  relation: "alone" | "equal" | "rounded" | "differing" | "conflicting";
  members: {
    version: number;
    /** A position in the document's figures. */
    figure: number;
    value: Figure["value"];
    iso: string | null;
    speaker: number | null;
  }[];
}

export interface PassageRow {
  id: number;
  relation: "alone" | "same" | "copied" | "reworded";
  voice: "attributed" | "stated" | "mixed";
  /** The version that told it first, where it is copied and dates tell. */
  first: number | null;
  members: {
    version: number;
    /** Positions in the document's sentences. */
    sentences: number[];
    spans: Span[];
    attribution: number | null;
    claim: number | null;
    copied: Span[];
  }[];
}
