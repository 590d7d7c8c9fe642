//! The boundary to JavaScript. Offsets become UTF-16 code units here.

mod change;

use js_sys::{Array, JSON, JsString, Object, Reflect};
use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Performance, WorkerGlobalScope};

use crate::Article;
use crate::export::{ComparisonFormat, Format, export_comparison};
use crate::{Annotator, Document, Observer, Offsets, Options, Stage, document};
use change::{Change, Edit};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm/types.d.ts");

#[wasm_bindgen]
extern "C" {
    /// `AnnotateOptions` of the TypeScript types.
    #[wasm_bindgen(typescript_type = "AnnotateOptions | undefined")]
    pub type JsOptions;
    /// `Document` of the TypeScript types.
    #[wasm_bindgen(typescript_type = "WhosaidDocument")]
    pub type JsDocument;
    /// `WhosaidArticle` of the TypeScript types.
    #[wasm_bindgen(typescript_type = "WhosaidArticle")]
    pub type JsArticle;
    /// `WhosaidArticle[]` of the TypeScript types.
    #[wasm_bindgen(typescript_type = "WhosaidArticle[]")]
    pub type JsArticles;
    /// `WhosaidComparison` of the TypeScript types.
    #[wasm_bindgen(typescript_type = "WhosaidComparison")]
    pub type JsComparison;
    /// `ComparisonFormat` of the TypeScript types.
    #[wasm_bindgen(typescript_type = "ComparisonFormat")]
    pub type JsComparisonFormat;
    /// `ExportFormat` of the TypeScript types.
    #[wasm_bindgen(typescript_type = "ExportFormat")]
    pub type JsFormat;

    /// User Timing's measure with a start and a duration, which web-sys does not bind.
    #[wasm_bindgen(catch, js_namespace = performance)]
    fn measure(name: &str, options: &JsValue) -> Result<JsValue, JsValue>;
}

/// What JavaScript passes as options.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct GivenOptions {
    date: Option<String>,
}

thread_local! {
    /// Remembers the paragraphs of the last text, so that typing costs what changed.
    static ANNOTATOR: std::cell::RefCell<Annotator> = std::cell::RefCell::default();
    /// The text that `annotateChange` was given last, and its document.
    static LAST: std::cell::RefCell<Option<(String, Document)>> = std::cell::RefCell::default();
}

/// Sends panics to the console before they end the instance.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| web_sys::console::error_1(&panic.to_string().into())));
}

/// The annotated document of `text`, as a plain object with offsets in UTF-16 code units. Lone surrogates of
/// `text` are read as U+FFFD, as `text.toWellFormed()` has them.
///
/// # Errors
/// An `Error` for options that are none, a date that is no date, or a text that is no string.
#[wasm_bindgen]
pub fn annotate(text: &JsValue, options: &JsOptions) -> Result<JsDocument, JsError> {
    // The engine builds the object from one string: quicker than a call into it for each part, and less code.
    let object = JSON::parse(&annotate_json(text, options)?);
    Ok(object.map_err(|_| JsError::new("the document is not JSON"))?.unchecked_into())
}

/// As `annotate`, as JSON: the same bytes as `whosaid annotate --format json` writes for the same text.
///
/// # Errors
/// As `annotate`.
#[wasm_bindgen(js_name = annotateJson)]
pub fn annotate_json(text: &JsValue, options: &JsOptions) -> Result<String, JsError> {
    Ok(document(&string(text)?, options)?.to_json())
}

/// As `annotateJson` when it is called first; after that, as JSON, what makes the document of `text` of the one before:
/// `WhosaidChange` of the TypeScript types. Entries that did not change, or whose place alone did, are not in it.
///
/// # Errors
/// As `annotate`; the document before is then still that of the call before.
#[wasm_bindgen(js_name = annotateChange)]
pub fn annotate_change(text: &JsValue, options: &JsOptions) -> Result<String, JsError> {
    let text = string(text)?;
    let now = document(&text, options)?;
    Ok(LAST.with_borrow_mut(|last| {
        let json = match last.take() {
            None => now.to_json(),
            Some((former, before)) => Change::new(Edit::between(&former, &text), before, &now).to_json(),
        };
        *last = Some((text, now));
        json
    }))
}

/// `article` in `format`: the same bytes as `whosaid export --format …` writes, without the line feed after JSON. The
/// document is whatever the caller made of it, with offsets in UTF-16 code units of the text.
///
/// # Errors
/// An `Error` for a format that is none, and for an article that is none: it names what does not fit the text.
#[wasm_bindgen(js_name = exportArticle)]
pub fn export_article(article: &JsArticle, format: &JsFormat) -> Result<String, JsError> {
    let name = format.as_string().unwrap_or_default();
    let format = Format::named(&name).ok_or_else(|| JsError::new(&format!("{name:?} is no format")))?;
    Ok(read_article(article)?.export(format, Offsets::Utf16))
}

/// The article that `exportArticle` in the format `whosaid` gave, checked, its offsets in UTF-16 code units.
///
/// # Errors
/// An `Error` for what is no such article; it says why.
#[wasm_bindgen(js_name = openArticle)]
pub fn open_article(json: &str) -> Result<JsArticle, JsError> {
    let object =
        JSON::parse(json).map_err(|_| JsError::new("this is no article that Whosaid saved: no JSON"))?;
    let object = JSON::parse(&read_article(&object)?.export(Format::Whosaid, Offsets::Utf16));
    Ok(object.map_err(|_| JsError::new("the article is not JSON"))?.unchecked_into())
}

/// The comparison of `articles`, versions of one story, as a plain object with offsets in UTF-16 code units.
///
/// # Errors
/// As `exportArticle` for an article that is none.
#[wasm_bindgen(js_name = compareArticles)]
pub fn compare_articles(articles: &JsArticles) -> Result<JsComparison, JsError> {
    let comparison = crate::compare(&read_articles(articles)?, Offsets::Utf16);
    let object = JSON::parse(&comparison.to_json());
    Ok(object.map_err(|_| JsError::new("the comparison is not JSON"))?.unchecked_into())
}

/// The comparison of `articles` in `format`: the same bytes as `whosaid compare --format …` writes for articles of the same
/// titles, without the line feed after JSON.
///
/// # Errors
/// An `Error` for a format that is none, and as `exportArticle` for an article that is none.
#[wasm_bindgen(js_name = exportComparison)]
pub fn export_compared(articles: &JsArticles, format: &JsComparisonFormat) -> Result<String, JsError> {
    let name = format.as_string().unwrap_or_default();
    let format = ComparisonFormat::named(&name)
        .ok_or_else(|| JsError::new(&format!("{name:?} is no format of a comparison")))?;
    Ok(export_comparison(&read_articles(articles)?, format, Offsets::Utf16))
}

fn read_articles(articles: &JsArticles) -> Result<Vec<Article>, JsError> {
    let list = articles.dyn_ref::<Array>().ok_or_else(|| JsError::new("the articles must be an array"))?;
    list.iter().map(|article| read_article(&article)).collect()
}

/// Reads an article as JavaScript holds it: the engine has read its JSON, and a reader of JSON weighs more than this.
fn read_article(article: &JsValue) -> Result<Article, JsError> {
    if !article.is_object() {
        return Err(JsError::new("the article must be an object"));
    }
    let member = |name: &str| Reflect::get(article, &name.into()).unwrap_or_default();
    let version = serde_wasm_bindgen::from_value(member("whosaid"));
    let version = version.map_err(|_| JsError::new("this is no article that Whosaid saved: no version"))?;
    let corrections = Some(member("corrections")).filter(|corrections| !corrections.is_undefined());
    let corrections =
        corrections.map(|corrections| JSON::stringify(&corrections).map(String::from)).transpose();
    let corrections =
        corrections.map_err(|_| JsError::new("the article's corrections are not plain data"))?;
    let deserializer = serde_wasm_bindgen::Deserializer::from(article.clone());
    Ok(Article::read(version, deserializer, corrections)?)
}

/// The version of this package.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn string(text: &JsValue) -> Result<String, JsError> {
    let text = text.dyn_ref::<JsString>().map(String::from);
    text.ok_or_else(|| JsError::new("the text to annotate must be a string"))
}

/// The document of `text`, with offsets in UTF-16 code units.
fn document(text: &str, options: &JsOptions) -> Result<Document, JsError> {
    let options = read(options)?;
    let document = ANNOTATOR.with_borrow_mut(|annotator| match Timings::new() {
        Some(mut timings) => annotator.annotate_watched(text, &options, &mut timings),
        None => annotator.annotate(text, &options),
    });
    Ok(document.with_offsets(text, Offsets::Utf16))
}

fn read(options: &JsOptions) -> Result<Options, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    let given: GivenOptions = serde_wasm_bindgen::from_value(options.obj.clone())?;
    let date = given.date.map(|date| {
        document::day(&date)
            .ok_or_else(|| JsError::new(&format!("{date:?} is no date; write it as YYYY-MM-DD")))
    });
    Ok(Options { date: date.transpose()? })
}

/// Puts the time that each stage took on the browser's performance timeline, as User Timing measures named
/// "whosaid: quotes" and so on. Stages that work paragraph by paragraph are summed, and the sums laid end to end.
struct Timings {
    performance: Performance,
    start: f64,
    entered: Option<(Stage, f64)>,
    spent: [f64; Stage::ALL.len()],
}

impl Timings {
    /// A stopwatch, or `None` where the engine has no clock to show.
    fn new() -> Option<Self> {
        let global = js_sys::global();
        Reflect::get(&global, &"performance".into()).ok()?.dyn_ref::<Performance>()?;
        let performance = global.unchecked_into::<WorkerGlobalScope>().performance()?;
        let start = performance.now();
        Some(Self { performance, start, entered: None, spent: [0.0; Stage::ALL.len()] })
    }

    fn leave(&mut self, now: f64) {
        if let Some((stage, since)) = self.entered.take() {
            self.spent[stage as usize] += now - since;
        }
    }
}

impl Observer for Timings {
    fn enter(&mut self, stage: Stage) {
        let now = self.performance.now();
        self.leave(now);
        self.entered = Some((stage, now));
    }

    fn finish(&mut self) {
        self.leave(self.performance.now());
        let mut at = self.start;
        for (stage, spent) in Stage::ALL.iter().zip(self.spent) {
            let options = Object::new();
            for (name, value) in [("start", at), ("duration", spent)] {
                Reflect::set(&options, &name.into(), &value.into()).ok();
            }
            // An engine without User Timing 3 shows no measures; the annotation is not to fail for it.
            measure(&format!("whosaid: {}", stage.name()), &options).ok();
            at += spent;
        }
    }
}
