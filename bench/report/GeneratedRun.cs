using System.Globalization;
using System.Text;
using System.Text.Json;
using Pointsman.Evaluation;

namespace Pointsman.ReportBench;

/// <summary>A run that nobody made, as large as is asked for: the same seed gives the same run.</summary>
public sealed class GeneratedRun(ulong seed)
{
    private static readonly (string Name, double Skill, double Seconds, decimal Dollars)[] Arms =
    [
        ("large", 0.94, 2.4, 0.0121m), ("medium", 0.91, 1.1, 0.0030m), ("small", 0.84, 0.45, 0.0004m),
        ("local", 0.79, 1.8, 0.0001m), ("thinking", 0.96, 9.5, 0.0310m),
    ];

    private static readonly string[] Categories = ["billing", "delivery", "returns", "technical", "small talk"];

    private static readonly string[] Vocabulary =
        ("the order was sent on Monday and should arrive within three days please check number below or ask us again "
        + "refunds take up to ten days once returned items have been seen by our team thank you for your patience")
        .Split(' ');

    private readonly Random _random = new((int)seed);

    /// <summary>A run of cases by arms, each asked so often, with answers of so many words.</summary>
    public Run Make(int cases, int arms, int repeats = 1, int words = 60)
    {
        var list = new List<RunCase>(cases);
        var results = new Dictionary<Cell, CellResult>(cases * arms * repeats);
        for (int at = 0; at < cases; at++)
        {
            list.Add(new RunCase(at, Case(at)));
            double hard = _random.NextDouble();
            for (int arm = 0; arm < arms; arm++)
            {
                for (int repeat = 0; repeat < repeats; repeat++)
                {
                    results[new Cell(at, arm, repeat)] = Result(at, Arms[arm], hard, words);
                }
            }
        }

        var header = new RunHeader
        {
            Suite = "support answers", Description = "Which model answers customers' letters?",
            Hash = "9f2c41d07be35a6680c1", Started = new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero),
            Version = "0.1.0", Catalog = "2026-11-20", Seed = seed, Repeats = repeats, Cases = cases,
            Arms = [.. Arms.Take(arms).Select(arm => new RunArm
            {
                Name = arm.Name, Model = $"sim/{arm.Name}", Simulated = true,
            })],
            Evaluators =
            [
                new RunEvaluator("names the order", "contains", 1), new RunEvaluator("polite", "rubric", 0.5),
            ],
            Criteria = ["accuracy > 85%", "p95 < 5s", "cost < $0.01"],
        };
        return new Run(header, list, results, new RunEnd(header.Started.AddMinutes(24)));
    }

    private Case Case(int at) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"letter-{at + 1:00000}"),
        Values = new Dictionary<string, JsonElement>
        {
            ["letter"] = JsonSerializer.SerializeToElement(string.Create(
                CultureInfo.InvariantCulture, $"Where is my order {100000 + at}? {Words(25)}")),
        },
        Expected = JsonSerializer.SerializeToElement((100000 + at).ToString(CultureInfo.InvariantCulture)),
        Category = Categories[_random.Next(Categories.Length)],
        Difficulty = _random.Next(4) == 0 ? "hard" : "easy",
    };

    private CellResult Result(
        int at, (string Name, double Skill, double Seconds, decimal Dollars) arm, double hard, int words)
    {
        double seconds = arm.Seconds * Math.Exp(0.45 * Normal());
        if (_random.NextDouble() < 0.006)
        {
            return new CellResult
            {
                Failure = new CellFailure("call", "429", "the provider's limit was reached four times", 4),
            };
        }

        bool right = hard < arm.Skill + (0.06 * Normal());
        string text = right
            ? string.Create(CultureInfo.InvariantCulture, $"Your order {100000 + at}: {Words(words)}.")
            : $"{Words(words)}.";
        double polite = Math.Round(Math.Clamp(0.85 + (0.1 * Normal()), 0, 1), 2);
        EvaluatorScore[] scores =
        [
            EvaluatorScore.Of(right, right ? null : $"'{100000 + at}' is not in the answer"),
            EvaluatorScore.Of(polite, polite >= 0.5, "thanks the customer, and answers in whole sentences"),
        ];
        return new CellResult
        {
            Answer = new Answer
            {
                Text = text, Latency = TimeSpan.FromSeconds(seconds), FirstToken = TimeSpan.FromSeconds(seconds / 4),
                Cost = new Usd(Math.Round(arm.Dollars * (decimal)(0.7 + (0.6 * _random.NextDouble())), 7)),
                Usage = new Usage { Input = 60 + _random.Next(20), Output = words + _random.Next(30) },
            },
            Scores = scores,
            Grade = Grade.Of([1, 0.5], scores),
        };
    }

    private string Words(int about)
    {
        var text = new StringBuilder();
        int count = Math.Max(1, about / 2 + _random.Next(about));
        for (int at = 0; at < count; at++)
        {
            text.Append(at == 0 ? "" : " ").Append(Vocabulary[_random.Next(Vocabulary.Length)]);
        }

        return text.ToString();
    }

    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
