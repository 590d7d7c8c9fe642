#!/usr/bin/env python3
"""Scores the annotator on annotated data. Standard library only.

  score.py attributions GOLD.jsonl     PolNeAR form: source, cue and content spans
  score.py articles DIR                whole articles with *.gold.json beside *.txt
  score.py quantities GOLD.json        NewsQuant form: value, unit, change, counted noun
  score.py dates GOLD.json             TempEval-3 form: span, type and value of time expressions
  score.py specs GOLD.json             Recognizers-Text form: numbers, money, measures, dates

The annotator is run once per call, as `BIN batch --offsets codepoint` (--bin BIN; default
target/release/whosaid): one JSON object {"id", "text", "date"?} per input line, one document per output
line in the same order. --pred FILE scores saved output instead. --json prints figures as JSON, --misses N
lists the first N misses of each kind.

`cargo xtask evaluate --corpora DIR` scores whatever of these is in DIR. None of it is in the repository:
the texts belong to their publishers. Offsets are code points.

  articles/*.txt, *.gold.json      our own form: {"id", "file", "boilerplate": [[s, e]], "quotes": [{"span", "form",
                                   "speakers": [accepted names]}], "attributions": [{"source", "cue", "contents": [[s, e]],
                                   "form", "speakers", "optional"}], "figures": [{"span", "text", "kind", "value", "of", "optional"}]}
  polnear/dev.jsonl                PolNeAR, a line an article: {"doc", "text", "annotators": {name: [{"source": [[s, e]],
                                   "cue": [[s, e]], "content": [[s, e]], "qtype": "direct"|"indirect"|"mixed"}]}}
  figures/newsquant-dev.json       NewsQuant: [{"text", "quantities": [{"value", "normalized_unit", "change", "referred_concepts"}]}]
  figures/tempeval3-train.json     TempEval-3: [{"id", "text", "dct": date, "gold": [{"start", "end", "text", "value"}]}]
  figures/gum-dates.json           GUM's dates in the same form (durations are not annotated: read recall and value)
  figures/recognizers-text.json    Recognizers-Text: [{"model", "input", "ref": date or null, "gold": [{"start", "end", "text",
                                   "type", "value"}]}]
"""
import argparse, collections, json, pathlib, re, subprocess, sys

EDGE = ' \n\t,.;:!?"“”‘’\'—–-―\u00a0'


def run(args, items):
    """Documents for items, by running the annotator once over all of them."""
    if args.pred:
        lines = pathlib.Path(args.pred).read_text(encoding="utf8").split("\n")
    else:
        feed = "".join(json.dumps(i, ensure_ascii=False) + "\n" for i in items)
        done = subprocess.run([args.bin, "batch", "--offsets", "codepoint"], input=feed.encode(), capture_output=True)
        if done.returncode:
            sys.exit(f"annotator failed ({done.returncode}): {done.stderr.decode()[:2000]}")
        lines = done.stdout.decode().split("\n")
    docs = [json.loads(line) for line in lines if line.strip()]
    if len(docs) != len(items):
        sys.exit(f"annotator returned {len(docs)} documents for {len(items)} texts")
    return docs


def trim(text, s, e):
    while s < e and text[s] in EDGE: s += 1
    while e > s and text[e - 1] in EDGE: e -= 1
    return s, e


def spans(text, listed):
    return [trim(text, *s) for s in listed or []]


def chars(text, listed):
    return {i for s, e in spans(text, listed) for i in range(s, e)}


def jaccard(a, b):
    return len(a & b) / len(a | b) if a or b else 1.0


def prf(matched, predicted, gold):
    p = matched / predicted if predicted else 0.0
    r = matched / gold if gold else 0.0
    return {"P": round(100 * p, 1), "R": round(100 * r, 1), "F1": round(200 * p * r / (p + r) if p + r else 0.0, 1)}


def attributions(args):
    """Exact spans, character overlap, quotes at 30 % and 80 % of the gold content with their sources (as published elsewhere; lenient
    to over-long spans), and the strict rows: content Jaccard >= 0.8, source and cue Jaccard >= 0.5, one to one."""
    gold = [json.loads(line) for line in open(args.gold, encoding="utf8")]
    docs = run(args, [{"id": g["doc"], "text": g["text"]} for g in gold])
    count, missed = collections.Counter(), []
    for g, d in zip(gold, docs):
        text = g["text"]
        want = g["annotators"][sorted(g["annotators"])[0]]
        have = d["attributions"]
        for field in ("source", "cue", "content"):
            a = collections.Counter(s for x in want for s in spans(text, x[field]))
            b = collections.Counter(s for x in have for s in spans(text, x[field]))
            ca, cb = {i for s in a for i in range(*s)}, {i for s in b for i in range(*s)}
            count[field, "match"] += sum((a & b).values()); count[field, "gold"] += sum(a.values()); count[field, "pred"] += sum(b.values())
            count[field, "cmatch"] += len(ca & cb); count[field, "cgold"] += len(ca); count[field, "cpred"] += len(cb)
        sets = [tuple(chars(text, x[f]) for f in ("content", "source", "cue")) for x in have]
        for level in (30, 80):
            used = set()
            count["q", level, "pred"] += sum(bool(s[0]) for s in sets)
            for x in want:
                content = chars(text, x["content"])
                if not content: continue
                count["q", level, "gold"] += 1; count["type", x["qtype"], level, "gold"] += 1
                best = max(((len(content & s[0]) / len(content), i) for i, s in enumerate(sets) if i not in used), default=(0, -1))
                if best[0] * 100 < level:
                    if level == 30 and len(missed) < args.misses: missed.append((g["doc"], x["qtype"], text[min(content):max(content) + 1]))
                    continue
                used.add(best[1]); count["q", level, "match"] += 1; count["type", x["qtype"], level, "match"] += 1
                _, source, cue = sets[best[1]]
                gs, gc = chars(text, x["source"]), chars(text, x["cue"])
                ok_s, ok_c = bool(gs & source) or not gs and not source, bool(gc & cue) or not gc and not cue
                count["q", level, "source"] += ok_s
                if level == 80: count["triple"] += ok_s and ok_c
        # strict: over-long spans earn nothing, because every span is held against the gold one by Jaccard overlap
        pairs, golds = [], [tuple(chars(text, x[f]) for f in ("content", "source", "cue")) for x in want]
        for i, a in enumerate(golds):
            for j, b in enumerate(sets):
                if a[0] and b[0] and a[0] & b[0]:
                    shared = jaccard(a[0], b[0])
                    if shared >= 0.8: pairs.append((-shared, -jaccard(a[1], b[1]), -jaccard(a[2], b[2]), i, j))
        left, right = set(), set()
        for shared, source, cue, i, j in sorted(pairs):
            if i in left or j in right: continue
            left.add(i); right.add(j); count["strict"] += 1
            count["strict triple"] += -source >= 0.5 and -cue >= 0.5
            count["form"] += have[j].get("form") == want[i]["qtype"]
        count["strict gold"] += sum(bool(a[0]) for a in golds); count["strict pred"] += sum(bool(b[0]) for b in sets)
    out = {}
    for f in ("source", "cue", "content"):
        out[f"exact {f}"] = prf(count[f, "match"], count[f, "pred"], count[f, "gold"])
        out[f"overlap {f}"] = prf(count[f, "cmatch"], count[f, "cpred"], count[f, "cgold"])
    for level in (30, 80):
        out[f"quotes at {level}"] = prf(count["q", level, "match"], count["q", level, "pred"], count["q", level, "gold"])
        out[f"quotes at {level}"]["source right"] = round(100 * count["q", level, "source"] / max(1, count["q", level, "match"]), 1)
        for kind in ("direct", "mixed", "indirect"):
            out[f"recall at {level}, {kind}"] = {"R": round(100 * count["type", kind, level, "match"] / max(1, count["type", kind, level, "gold"]), 1), "of": count["type", kind, level, "gold"]}
    out["triples at 80"] = prf(count["triple"], count["q", 80, "pred"], count["q", 80, "gold"])
    out["strict contents"] = prf(count["strict"], count["strict pred"], count["strict gold"])
    out["strict triples"] = prf(count["strict triple"], count["strict pred"], count["strict gold"])
    out["form right"] = {"R": round(100 * count["form"] / max(1, count["strict"]), 1), "of": count["strict"]}
    return out, missed


def fold(name):
    name = re.sub(r"\s+", " ", name.replace("'", "’")).strip(" ,.")
    return re.sub(r"^(the|a|an|both) ", "", name, flags=re.I).lower()


def articles(args):
    """Quotes with their speaker, attributions with their speaker's full name, one id per speaker, figures with their value, page furniture.

    Rows marked optional in the gold (thoughts, intentions, ordinals, vague times) earn and cost nothing, nor does what stands in furniture."""
    folder = pathlib.Path(args.gold)
    golds = [json.loads(p.read_text(encoding="utf8")) for p in sorted(folder.glob("*.gold.json"))]
    texts = [(folder / g["file"]).read_text(encoding="utf8") for g in golds]
    docs = run(args, [{"id": g["id"], "text": t} for g, t in zip(golds, texts)])
    count, missed = collections.Counter(), []

    def miss(kind, g, what):
        if sum(m[0] == kind for m in missed) < args.misses: missed.append((kind, g["id"], what))

    for g, t, d in zip(golds, texts, docs):
        names = {s["id"]: s["name"] for s in d["speakers"]}
        said = {a["id"]: a for a in d["attributions"]}
        noise = {i for s, e in g["boilerplate"] for i in range(s, e)}
        clusters = []  # (gold speaker, predicted id) of every matched row that has a speaker

        def right(accepted, attribution):
            a = said.get(attribution)
            if not a: return False
            found = names.get(a["speaker"]) or "".join(t[s:e] for s, e in a["source"] or [])
            clusters.append((accepted[0], a["speaker"] if a["speaker"] is not None else ("none", attribution)))
            return fold(found) in {fold(n) for n in accepted}
        # quotes: inner spans, edge-trimmed, must be equal
        have = {trim(t, *q["inner"]): q for q in d["quotes"]}
        for q in g["quotes"]:
            span = trim(t, *q["span"]); count["quote", "gold"] += 1; count["qspk", "gold"] += bool(q["speakers"])
            found = have.pop(span, None)
            if not found: miss("quote", g, t[slice(*span)]); continue
            count["quote", "match"] += 1; count["quote", "pred"] += 1
            count["qform"] += found["form"] == q["form"]
            if q["speakers"]:
                ok = right(q["speakers"], found.get("attribution")); count["qspk", "match"] += ok
                if not ok: miss("quote speaker", g, f'{names.get((said.get(found.get("attribution")) or {}).get("speaker"))!r} for {q["speakers"][0]!r}: {t[slice(*span)][:80]}')
        count["quote", "pred"] += sum(s not in noise for s, _ in have)
        for s, e in have: miss("quote that is none", g, t[s:e][:80])
        # attributions: content Jaccard >= 0.5 over characters, one to one
        free = {a["id"]: chars(t, a["content"]) for a in d["attributions"]}
        free = {i: c for i, c in free.items() if c}
        for a in sorted(g["attributions"], key=lambda a: a["optional"]):
            content = chars(t, a["contents"])
            best = max(((jaccard(content, c), said[i]["speaker"] is not None, i) for i, c in free.items()), default=(0, False, None))
            if a["optional"]:
                if best[0] >= 0.5: del free[best[2]]
                continue
            count["attr", "gold"] += 1; count["aspk", "gold"] += bool(a["speakers"])
            if best[0] < 0.5: miss("attribution", g, f'[{a["source"]} | {a["cue"]}] {t[min(content):max(content)+1][:100]}'); continue
            del free[best[2]]
            count["attr", "match"] += 1; count["attr", "pred"] += 1; count["aform"] += said[best[2]]["form"] == a["form"]
            if a["speakers"]:
                ok = right(a["speakers"], best[2]); count["aspk", "match"] += ok
                if not ok: miss("attribution speaker", g, f'{names.get(said[best[2]]["speaker"])!r} for {a["speakers"][0]!r}: {t[min(content):max(content)+1][:80]}')
        for i, c in free.items():
            if not c <= noise: count["attr", "pred"] += 1; miss("attribution that is none", g, t[min(c):max(c) + 1][:100])
        # B³ over the matched rows: one speaker one id, one id one speaker
        for who, found in clusters:
            both = sum(c == (who, found) for c in clusters)
            count["b3p"] += both / sum(c[1] == found for c in clusters); count["b3r"] += both / sum(c[0] == who for c in clusters); count["b3"] += 1
        # figures: overlap, then kind, and value where the gold has one
        free = [(f["start"], f["end"], f) for f in d["figures"]]
        for f in sorted(g["figures"], key=lambda f: f["optional"]):
            hit = next((x for x in free if x[0] < f["span"][1] and f["span"][0] < x[1]), None)
            if hit: free.remove(hit)
            if f["optional"]: continue
            count["fig", "gold"] += 1; count["val", "gold"] += f["value"] is not None
            if not hit: miss("figure", g, f["text"]); continue
            count["fig", "match"] += 1; count["fig", "pred"] += 1; count["kind"] += hit[2]["kind"] == f["kind"]
            if f["of"]: count["of", "gold"] += 1; count["of", "match"] += f["of"].split()[-1] in (t[slice(*hit[2]["of"])] if hit[2].get("of") else "")
            if f["value"] is not None:
                wanted = f["value"] if isinstance(f["value"], list) else [f["value"]]
                ok = any((hit[2].get("iso") if isinstance(w, str) else hit[2].get("value")) == w for w in wanted); count["val", "match"] += ok
                if not ok: miss("figure value", g, f'{hit[2].get("value")!r} {hit[2].get("iso")!r} for {f["value"]!r}: {f["text"]}')
        rest = [x for x in free if x[0] not in noise]
        count["fig", "pred"] += len(rest)
        for x in rest: miss("figure that is none", g, t[x[0]:x[1]])
        marked = {i for b in d["blocks"] if b["kind"] in ("boilerplate", "caption") for i in range(b["start"], b["end"])}
        solid = lambda where: {i for i in where if not t[i].isspace()}
        count["noise", "match"] += len(solid(noise & marked)); count["noise", "gold"] += len(solid(noise)); count["noise", "pred"] += len(solid(marked))
    share = lambda key: {"R": round(100 * count[key, "match"] / max(1, count[key, "gold"]), 1), "of": count[key, "gold"]}
    part = lambda key, of: {"R": round(100 * count[key] / max(1, count[of]), 1), "of": count[of]}
    p, r = count["b3p"] / max(1, count["b3"]), count["b3r"] / max(1, count["b3"])
    return {"quotes": prf(count["quote", "match"], count["quote", "pred"], count["quote", "gold"]),
            "quote forms right": part("qform", ("quote", "match")), "quote speakers right": share("qspk"),
            "attributions": prf(count["attr", "match"], count["attr", "pred"], count["attr", "gold"]),
            "attribution forms right": part("aform", ("attr", "match")), "attribution speakers right": share("aspk"),
            "one speaker one id": {"P": round(100 * p, 1), "R": round(100 * r, 1), "F1": round(200 * p * r / (p + r) if p + r else 0, 1)},
            "figures": prf(count["fig", "match"], count["fig", "pred"], count["fig", "gold"]), "figure kinds right": part("kind", ("fig", "match")),
            "figure values right": share("val"), "counted things right": share("of"),
            "page furniture": prf(count["noise", "match"], count["noise", "pred"], count["noise", "gold"])}, missed


CURRENCY = {"USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen", "CNY": "chinese yuan", "INR": "indian rupee",
            "HKD": "hong kong dollar", "AUD": "australian dollar", "CAD": "canadian dollar", "NZD": "new zealand dollar", "CHF": "swiss franc",
            "MYR": "malaysian ringgit", "SGD": "singapore dollar", "KRW": "south korean won", "RUB": "russian ruble", "BRL": "brazilian real",
            "ZAR": "south african rand", "MXN": "mexican peso", "PHP": "philippine peso", "NGN": "nigerian naira", "SEK": "swedish krona",
            "NOK": "norwegian krone", "DKK": "danish krone", "PKR": "pakistani rupee", "THB": "thai baht", "AED": "united arab emirates dirham"}
CHANGE = {None: "=", "exactly": "=", "about": "~", "more_than": ">", "less_than": "<", "at_least": ">", "at_most": "<", "up": "up", "down": "down"}


UNIT = {"percent": "percentage", "person": "people", "year of age": "year", "celsius": "degree celsius", "fahrenheit": "degree fahrenheit"}


def unit_name(unit, per):
    name = CURRENCY.get(unit, UNIT.get(unit, unit)).lower()
    return f"{name} per {per}" if per else name


def same_unit(unit, gold):
    """Equal names; or, for counted things, equal head nouns, singular or plural ("car bomb" for "bomb", "people" for "person")."""
    gold = gold.lower()
    if unit == gold: return True
    if " per " in gold or " per " in unit or unit in CURRENCY.values() or gold in CURRENCY.values(): return False
    head = lambda u: re.sub(r"(?<=[^s])s$", "", u.split()[-1]) if u.split() else u
    return unit != "-" and gold != "-" and head(unit) == head(gold)


def value_of(v):
    if isinstance(v, dict): return tuple(sorted((float(v["low"]), float(v["high"])))) if v.get("low") is not None and v.get("high") is not None else None
    return None if v is None else float(v)


def same(a, b):
    near = lambda x, y: abs(x - y) <= 1e-8 + 1e-5 * abs(y)
    if isinstance(a, tuple) != isinstance(b, tuple): return False
    return all(map(near, a, b)) if isinstance(a, tuple) else near(a, b)


def quantities(args):
    """Value, value+unit, value+change and value+counted noun (partial), one to one within each sentence."""
    gold = json.load(open(args.gold, encoding="utf8"))
    docs = run(args, [{"id": str(i), "text": g["text"]} for i, g in enumerate(gold)])
    count, missed = collections.Counter(), []
    for g, d in zip(gold, docs):
        have = []
        for f in d["figures"]:
            if f["kind"] in ("date", "time", "ordinal", "identifier", "score"): continue
            v = value_of(f.get("value"))
            if v is None: continue
            unit = f.get("unit") or "-"
            of = g["text"][f["of"][0]:f["of"][1]] if f.get("of") else ""
            have.append((v, unit_name(unit, f.get("per")), CHANGE.get(f.get("trend")) if f.get("trend") else CHANGE.get(f.get("modifier"), "="), set(re.findall(r"[\w'’-]+", of.lower()))))
        count["pred"] += len(have); count["gold"] += len(g["quantities"])
        pairs = []
        for i, q in enumerate(g["quantities"]):
            low, dash, high = q["value"].rpartition("-")
            v = tuple(sorted((float(low), float(high)))) if dash and low and not low.endswith(("e", "E")) else float(q["value"])
            words = set(re.split(r"[,\s]+", q["referred_concepts"].lower())) - {""}
            for j, (pv, unit, change, of) in enumerate(have):
                if same(pv, v): pairs.append((-same_unit(unit, q["normalized_unit"]) - (change == q["change"]) - bool(words & of), i, j, same_unit(unit, q["normalized_unit"]), change == q["change"], bool(words & (of | {"-"} if not of else of))))
        left, right = set(), set()
        for _, i, j, unit, change, of in sorted(pairs):
            if i in left or j in right: continue
            left.add(i); right.add(j)
            count["value"] += 1; count["unit"] += unit; count["change"] += change; count["of"] += of
            if not unit and len(missed) < args.misses: missed.append(("unit", have[j][1], g["quantities"][i]["normalized_unit"], g["text"][:160]))
        for i, q in enumerate(g["quantities"]):
            if i not in left and len(missed) < args.misses: missed.append(("value", q["value"], q["normalized_unit"], g["text"][:160]))
    return {name: prf(count[key], count["pred"], count["gold"]) for name, key in (("value", "value"), ("value+unit", "unit"), ("value+change", "change"), ("value+counted", "of"))}, missed


def dates(args):
    """Strict and relaxed spans, and the ISO 8601 / TIMEX3 value, of time expressions."""
    gold = json.load(open(args.gold, encoding="utf8"))
    docs = run(args, [{"id": g["id"], "text": g["text"], "date": g["dct"]} for g in gold])
    count, missed = collections.Counter(), []
    for g, d in zip(gold, docs):
        have = [f for f in d["figures"] if f["kind"] in ("date", "time", "duration", "set")]
        want = list(g["gold"]); used = set()
        count["gold"] += len(want); count["pred"] += len(have); count["valued"] += sum(w["value"] is not None for w in want)
        for f in have:
            count["strict"] += any(w["start"] == f["start"] and w["end"] == f["end"] for w in want)
            for i, w in enumerate(want):
                if i in used or f["start"] >= w["end"] or w["start"] >= f["end"]: continue
                used.add(i); count["relaxed"] += 1
                if w["value"] is None: break
                count["value"] += f.get("iso") == w["value"]
                if f.get("iso") != w["value"] and len(missed) < args.misses: missed.append(("value", f.get("iso"), w["value"], w["text"]))
                break
        missed += [("missed", g["id"], w["text"]) for i, w in enumerate(want) if i not in used][: max(0, args.misses - len(missed))]
    out = {name: prf(count[name], count["pred"], count["gold"]) for name in ("strict", "relaxed", "value")}
    out["value recall"] = {"R": round(100 * count["value"] / max(1, count["valued"]), 1), "of": count["valued"]}
    return out, missed


def specs(args):
    """Spans and values of the Recognizers-Text cases, per model. DateTimeModel needs the case's reference date."""
    gold = [g for g in json.load(open(args.gold, encoding="utf8")) if not any(w["type"] == "ordinal.relative" for w in g["gold"])]  # "last", "next" are no figures
    docs = run(args, [{"id": str(i), "text": g["input"], **({"date": g["ref"][:10]} if g["ref"] else {})} for i, g in enumerate(gold)])
    kinds = {"NumberModel": {"count", "score"}, "DimensionModel": {"measure"}, "TemperatureModel": {"measure"}, "OrdinalModel": {"ordinal"}, "PercentModel": {"percent"}, "CurrencyModel": {"money"}, "AgeModel": {"age", "duration", "count", "measure"}, "DateTimeModel": {"date", "time", "duration", "set"}}
    count, missed = collections.Counter(), []
    for g, d in zip(gold, docs):
        model = g["model"]
        have = [f for f in d["figures"] if f["kind"] in kinds.get(model, {f["kind"]})]
        used = set(); count[model, "gold"] += len(g["gold"]); count[model, "pred"] += len(have)
        for f in have:
            for i, w in enumerate(g["gold"]):
                if i in used or f["start"] >= w["end"] or w["start"] >= f["end"]: continue
                used.add(i); count[model, "overlap"] += 1; count[model, "exact"] += (f["start"], f["end"]) == (w["start"], w["end"])
                v, gv = f.get("value"), w["value"]
                try: ok = v is not None and not isinstance(v, dict) and not isinstance(gv, list) and abs(float(v) - float(str(gv).rstrip("%").replace(",", ""))) <= 1e-6 * max(1, abs(float(v)))
                except ValueError: ok = False
                if isinstance(gv, list): ok = f.get("iso") is not None and any(str(x or "").startswith(f["iso"]) or f["iso"].startswith(str(x or "-")) for x in gv)
                count[model, "value"] += ok
                if not ok and len(missed) < args.misses: missed.append((model, "value", f.get("value"), f.get("iso"), gv, g["input"][:100]))
                break
        missed += [(model, "missed", w["text"], g["input"][:100]) for i, w in enumerate(g["gold"]) if i not in used][: max(0, args.misses - len(missed))]
    out = {}
    for model in dict.fromkeys(g["model"] for g in gold):
        for kind in ("overlap", "exact", "value"):
            out[f"{model} {kind}"] = prf(count[model, kind], count[model, "pred"], count[model, "gold"])
    return out, missed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["attributions", "articles", "quantities", "dates", "specs"])
    parser.add_argument("gold")
    parser.add_argument("--bin", default="target/release/whosaid")
    parser.add_argument("--pred")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    figures, missed = globals()[args.task](args)
    if args.json:
        print(json.dumps(figures)); return
    for name, row in figures.items():
        print(f"{name:28s}", "  ".join(f"{k} {v}" for k, v in row.items()))
    for row in missed:
        print("  -", *row, sep=" | ")


main()
