"""Fine-tunes a pretrained transformer on annotated paragraphs and labels all paragraphs with it.

    python teacher.py --model all-mpnet-base-v2 texts.jsonl teacher.jsonl

`texts.jsonl` is what `cargo xtask train --export` writes; `teacher.jsonl` is what `--teacher` reads: a line for
each paragraph, with its tokens and the probability of each label for each token, in percent. One model learns from
all annotated articles and one from half of them; that one labels the other half, and both the texts that nobody
annotated, in the mean. Each model's labels are kept beside the result as `teacher.jsonl.NAME.npy`, and a run that was
cut short goes on after the last of them. A model takes ten to twenty minutes on two cores with bfloat16 matrix units;
seeds are fixed, but threads do not add in a fixed order.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

LABELS = 7
NEVER = -1e4
MOST_SUBWORDS = 384


class Tagger(nn.Module):
    """The lower layers of a transformer, and a linear layer from each token's first subword to its label scores.

    The upper layers of a sentence encoder serve its sentence vectors, and dropout inside costs a fifth of the time
    and pays nothing in two epochs: both are left out.
    """

    def __init__(self, name, layers):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            name, add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        del self.encoder.encoder.layer[layers:]
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(self.encoder.config.hidden_size, LABELS)

    def forward(self, subwords, mask, firsts):
        """Scores of the tokens whose first subwords stand at `firsts` of the flattened batch, [tokens, labels]."""
        states = self.encoder(input_ids=subwords, attention_mask=mask).last_hidden_state
        return self.out(self.dropout(states.flatten(0, 1)[firsts])).float()


def windows(lesson, number, tokenizer):
    """The paragraph's subwords in windows: (paragraph, first token, subwords, place of each token's first)."""
    subwords, places, start = [tokenizer.cls_token_id], [], 0
    for at, ids in enumerate(lesson["subwords"]):
        if len(subwords) + len(ids) >= MOST_SUBWORDS:
            yield number, start, subwords + [tokenizer.sep_token_id], places
            subwords, places, start = [tokenizer.cls_token_id], [], at
        places.append(len(subwords))
        subwords.extend(ids)
    if places:
        yield number, start, subwords + [tokenizer.sep_token_id], places


def batches(all_windows, size, shuffle=None):
    """Batches of about `size` subwords, of windows of like length."""
    order = sorted(all_windows, key=lambda w: len(w[2]) + (shuffle.random() * 8 if shuffle else 0))
    groups, group = [], []
    for window in order:
        if group and (len(group) + 1) * max(len(window[2]), len(group[-1][2])) > size:
            groups.append(group)
            group = []
        group.append(window)
    groups.append(group)
    if shuffle:
        shuffle.shuffle(groups)
    return groups


def tensors(batch, pad):
    length = max(len(subwords) for _, _, subwords, _ in batch)
    ids = torch.full((len(batch), length), pad)
    mask = torch.zeros((len(batch), length), dtype=torch.long)
    firsts = []
    for row, (_, _, subwords, places) in enumerate(batch):
        ids[row, : len(subwords)] = torch.tensor(subwords)
        mask[row, : len(subwords)] = 1
        firsts.extend(row * length + place for place in places)
    return ids, mask, torch.tensor(firsts)


def fine_tune(arguments, lessons, learned, tokenizer):
    """A model that learned from the lessons numbered in `learned`."""
    torch.manual_seed(arguments.seed)
    shuffle = random.Random(arguments.seed)
    model = Tagger(arguments.model, arguments.layers)
    model.train()
    bare = ("bias", "LayerNorm.weight")
    decayed = [p for n, p in model.named_parameters() if not n.endswith(bare)]
    others = [p for n, p in model.named_parameters() if n.endswith(bare)]
    groups = [{"params": decayed, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=arguments.rate, fused=True)
    all_windows = [w for n in learned for w in windows(lessons[n], n, tokenizer)]
    steps = arguments.epochs * len(batches(all_windows, arguments.batch))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.06 * steps), max(0.0, 1 - step / steps))
    )
    start, done = time.time(), 0
    for epoch in range(arguments.epochs):
        total, count = 0.0, 0
        for batch in batches(all_windows, arguments.batch, shuffle):
            ids, mask, firsts = tensors(batch, tokenizer.pad_token_id)
            labels = [lessons[n]["labels"][first : first + len(places)] for n, first, _, places in batch]
            labels = torch.tensor([label for row in labels for label in row])
            with torch.autocast("cpu", torch.bfloat16):
                loss = nn.functional.cross_entropy(model(ids, mask, firsts), labels)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count, done = total + loss.item() * len(labels), count + len(labels), done + 1
            if done % 50 == 0:
                left = (time.time() - start) / done * (steps - done)
                print(f"epoch {epoch + 1}, step {done}, loss {total / count:.4f}, {left:.0f} s to go", flush=True)
    return model.eval()


def label(model, lessons, numbers, tokenizer):
    """Probabilities for the lessons numbered, [tokens, labels] each."""
    found = {n: np.zeros((len(lessons[n]["tokens"]), LABELS), np.float32) for n in numbers}
    all_windows = [w for n in numbers for w in windows(lessons[n], n, tokenizer)]
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in batches(all_windows, 8192):
            scores = model(*tensors(batch, tokenizer.pad_token_id)).softmax(-1).numpy()
            at = 0
            for n, first, _, places in batch:
                found[n][first : first + len(places)] = scores[at : at + len(places)]
                at += len(places)
    return found


def best(probabilities):
    """The most likely labels where an inside follows its own span (Viterbi)."""
    step = np.zeros((LABELS, LABELS))
    for inside in range(2, LABELS, 2):
        step[:, inside] = NEVER
        step[[inside - 1, inside], inside] = 0
    scores = np.log(np.maximum(probabilities, 1e-9))
    scores[0, 2::2] = NEVER
    total, back = scores[0], []
    for row in scores[1:]:
        ways = total[:, None] + step
        back.append(ways.argmax(0))
        total = ways.max(0) + row
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def spans(labels):
    found = []
    for at, name in enumerate(labels):
        if name:
            role = (name - 1) // 2
            if name % 2 == 0 and found and found[-1][0] == role and found[-1][2] == at:
                found[-1] = (role, found[-1][1], at + 1)
            else:
                found.append((role, at, at + 1))
    return set(found)


def report(name, lessons, found):
    """Prints F1 of exact spans, source, cue and content."""
    counts = np.zeros((3, 3))
    for n, probabilities in found.items():
        a, b = spans(best(probabilities)), spans(lessons[n]["labels"])
        for column, part in enumerate((a & b, a, b)):
            for role, _, _ in part:
                counts[role, column] += 1
    f1 = [200 * both / max(1, found + annotated) for both, found, annotated in counts]
    print(f"{name}: exact F1 source {f1[0]:.1f} cue {f1[1]:.1f} content {f1[2]:.1f}", flush=True)


def part(arguments, lessons, name, learned, labelled, tokenizer):
    """Probabilities in percent for the lessons numbered in `labelled`, by a model that learned from `learned`."""
    path = Path(f"{arguments.labelled}.{name}.npy")
    if path.exists():
        rows = np.load(path)
    else:
        print(f"{name}: {len(learned)} paragraphs to learn from", flush=True)
        model = fine_tune(arguments, lessons, learned, tokenizer)
        dev = [n for n, lesson in enumerate(lessons) if lesson["corpus"] == "polnear-dev"]
        report(f"{name}, dev", lessons, label(model, lessons, dev, tokenizer))
        found = label(model, lessons, labelled, tokenizer)
        rows = np.rint(np.concatenate([found[n] for n in labelled]) * 100).astype(np.uint8)
        np.save(path, rows)
    ends = np.cumsum([len(lessons[n]["tokens"]) for n in labelled])
    return dict(zip(labelled, np.split(rows, ends[:-1])))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts")
    parser.add_argument("labelled")
    parser.add_argument("--model", required=True, help="a folder or name that transformers loads")
    parser.add_argument("--layers", type=int, default=9, help="how many of the transformer's layers")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--batch", type=int, default=3072, help="subwords at once")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(arguments.model)
    lessons = [json.loads(line) for line in open(arguments.texts, encoding="utf-8")]
    vocabulary = {}
    for lesson in lessons:
        for token in lesson["tokens"]:
            if token not in vocabulary:
                ids = tokenizer(token, add_special_tokens=False)["input_ids"][:16]
                vocabulary[token] = ids or [tokenizer.unk_token_id]
        lesson["subwords"] = [vocabulary[token] for token in lesson["tokens"]]
    train = [n for n, lesson in enumerate(lessons) if lesson["corpus"] == "polnear-train"]
    plain = [n for n, lesson in enumerate(lessons) if "labels" not in lesson]
    parts = [part(arguments, lessons, "all", train, plain, tokenizer)]
    half = [n for n in train if lessons[n]["article"] % 2]
    rest = [n for n in train if not lessons[n]["article"] % 2]
    parts.append(part(arguments, lessons, "half", half, plain + rest, tokenizer))
    with open(arguments.labelled, "w", encoding="utf-8") as out:
        for n in sorted(plain + rest):
            mean = np.mean([labels[n] for labels in parts if n in labels], axis=0)
            line = {"tokens": lessons[n]["tokens"], "labels": np.rint(mean).astype(int).tolist()}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
