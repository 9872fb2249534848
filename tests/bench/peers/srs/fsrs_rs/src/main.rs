// SPDX-License-Identifier: MIT
//! fsrs-rs beside Tala: fsrs_rs_peer replay|prefix|windowed REVIEWS.csv RUNS prints, as JSON,
//! the milliseconds of each run and, for training, the parameters of the last.
use fsrs::{compute_parameters, ComputeParametersInput, FSRSItem, FSRSReview, DEFAULT_PARAMETERS, FSRS};
use std::time::Instant;

struct Row {
    card: i64,
    time: i64,
    review: FSRSReview,
}

fn rows(file: &str) -> Vec<Row> {
    let text = std::fs::read_to_string(file).expect("the log of reviews");
    let number = |cell: &str| cell.parse::<f64>().expect("a number");
    text.lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            Row {
                card: number(cells[0]) as i64,
                time: number(cells[1]) as i64,
                review: FSRSReview {
                    rating: number(cells[2]) as u32,
                    delta_t: number(cells[3]) as u32,
                },
            }
        })
        .collect()
}

/// The cards, each with all of its reviews.
fn cards(rows: &[Row]) -> Vec<FSRSItem> {
    rows.chunk_by(|a, b| a.card == b.card)
        .map(|card| FSRSItem { reviews: card.iter().map(|r| r.review).collect() })
        .collect()
}

/// One item for each review to foretell, with what came before it, in order of time.
fn items(rows: &[Row]) -> (Vec<FSRSItem>, Vec<i64>) {
    let mut all: Vec<(i64, i64, FSRSItem)> = Vec::new();
    for card in rows.chunk_by(|a, b| a.card == b.card) {
        for i in 1..card.len() {
            if card[i].review.delta_t > 0 {
                let reviews = card[..=i].iter().map(|r| r.review).collect();
                all.push((card[i].time, card[i].card, FSRSItem { reviews }));
            }
        }
    }
    all.sort_by_key(|x| x.0);
    let ids = all.iter().map(|x| x.1).collect();
    (all.into_iter().map(|x| x.2).collect(), ids)
}

fn replay(rows: &[Row]) -> f64 {
    let model = FSRS::new(&DEFAULT_PARAMETERS).expect("parameters");
    let cards = cards(rows);
    let since = Instant::now();
    let mut sum = 0.0;
    for card in cards {
        sum += model.memory_state(card, None).expect("a state").stability;
    }
    let ms = since.elapsed().as_secs_f64() * 1e3;
    assert!(sum > 0.0);
    ms
}

fn train(rows: &[Row], windowed: bool) -> (f64, Vec<f32>) {
    let (train_set, ids) = items(rows);
    let card_ids = windowed.then_some(ids);
    let input = ComputeParametersInput { train_set, card_ids, ..Default::default() };
    let since = Instant::now();
    let w = compute_parameters(input).expect("parameters");
    (since.elapsed().as_secs_f64() * 1e3, w)
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let rows = rows(&args[2]);
    let runs: usize = args[3].parse().expect("a number of runs");
    let (mut ms, mut w) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        if args[1] == "replay" {
            ms.push(replay(&rows));
        } else {
            let (time, found) = train(&rows, args[1] == "windowed");
            ms.push(time);
            w = found;
        }
    }
    println!("{{\"ms\":{ms:?},\"w\":{w:?}}}");
}
