namespace Pointsman.Server;

/// <summary>The keys of a route that belong to single strategies.</summary>
internal static class StrategyKeys
{
    private const decimal MostTemperature = 2;

    public static Section<RouteSettings> AddStrategies(this Section<RouteSettings> section) => section
        .AddSteps().AddOptimise().AddLocalFirst().AddEnsemble().AddProgressive();

    private static Section<RouteSettings> AddSteps(this Section<RouteSettings> section) => section
        .Add(
            new("steps", KeyKind.List, "for the strategies cascade and pipeline, the steps in order")
            {
                Inner = StrategySections.Step.Keys, Shorthand = "use",
            },
            (part, s) => s with { Steps = StepReader.Read(part, "steps", StrategySections.Step) })
        .Add(
            new("tiers", KeyKind.List, "for the strategy tiered, the tiers in order, the smallest first")
            {
                Inner = StrategySections.Tier.Keys, Shorthand = "use",
            },
            (part, s) => s with { Tiers = StepReader.Read(part, "tiers", StrategySections.Tier) })
        .Whole("handedOnCharacters", "for the strategy tiered, how much of each earlier answer a person gets to see",
            s => s.Tiering.HandedOnCharacters,
            (s, v) => s with { Tiering = new TieringOptions { HandedOnCharacters = (int)v } }, (0, 1_000_000),
            "characters")
        .Part("confidence", "for the strategies cascade and tiered, how it is found out how sure an answer is",
            StrategySections.Confidence, s => s.Confidence, (s, v) => s with { Confidence = v }, "method");

    private static Section<RouteSettings> AddOptimise(this Section<RouteSettings> section) => section
        .Word("objective", "for the strategy optimise, what is wanted most of the targets that meet the bounds",
            s => s.Optimise.Objective, (s, v) => s with { Optimise = s.Optimise with { Objective = v } })
        .Add(
            new("quality", KeyKind.Share, "for the strategy optimise, the least quality") { Least = 0, Most = 1 },
            (part, s) => part.Share("quality") is { } least
                ? s with { Optimise = s.Optimise with { Quality = least } }
                : s)
        .Add(
            new("cost", KeyKind.Money, "for the strategy optimise, the most that a request may cost")
            {
                Unit = "USD",
            },
            (part, s) => part.Money("cost") is { } most ? s with { Optimise = s.Optimise with { Cost = most } } : s)
        .Duration("latency", "for the strategy optimise, the longest to the first token",
            s => s.Optimise.Latency, (s, v) => s with { Optimise = s.Optimise with { Latency = v } },
            (TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1)), "none")
        .Word("otherwise", "for the strategy optimise, what is done when no target meets the bounds",
            s => s.Optimise.Otherwise, (s, v) => s with { Optimise = s.Optimise with { Otherwise = v } })
        .YesNo("localOnly", "for the strategy optimise, whether only targets on machines of your own are taken",
            s => s.Optimise.LocalOnly, (s, v) => s with { Optimise = s.Optimise with { LocalOnly = v } })
        .Add(
            new("task", KeyKind.Text, "for the strategy optimise, the task at which targets must be good, where the "
                + "catalog says how good they are: one of `pointsman advise`, as `support` or `code`")
            {
                Default = OptimiseSettings.DefaultTask,
            },
            (part, s) => TaskName.Read(part, "task") is { } task
                ? s with { Optimise = s.Optimise with { Task = task } }
                : s);

    private static Section<RouteSettings> AddLocalFirst(this Section<RouteSettings> section) => section
        .Words("local", "for the strategy local-first, what is tried at home, in order",
            (s, v) => s with { LocalFirst = s.LocalFirst with { Local = v } })
        .Words("api", "for the strategy local-first, what is tried elsewhere, in order",
            (s, v) => s with { LocalFirst = s.LocalFirst with { Api = v } })
        .Add(
            new("sendOut", KeyKind.Text, "for the strategy local-first, the requests that go elsewhere first"),
            (part, s) => s with
            {
                LocalFirst = s.LocalFirst with { SendOut = RouteReader.When(part, "sendOut") },
            });

    private static Section<RouteSettings> AddEnsemble(this Section<RouteSettings> section) => section
        .Add(
            new("members", KeyKind.List, "for the strategy ensemble, whom to ask")
            {
                Inner = RouteSection.Member.Keys, Shorthand = "use", OrText = true,
            },
            (part, s) => s with
            {
                Ensemble = s.Ensemble with { Members = RouteReader.Targets(part, "members", RouteSection.Member) },
            })
        .Whole("samples", "for the strategy ensemble with one member, how often it is asked",
            s => s.Ensemble.Samples, (s, v) => s with { Ensemble = s.Ensemble with { Samples = (int)v } },
            (1, EnsembleStrategy.MostMembers))
        .Word("join", "for the strategy ensemble, how answers become one",
            s => s.Ensemble.Join, (s, v) => s with { Ensemble = s.Ensemble with { Join = v } })
        .Words("labels", "for the strategy ensemble and join: vote, what may be voted for",
            (s, v) => s with { Ensemble = s.Ensemble with { Labels = v } }, "anything")
        .Whole("quorum", "for the strategy ensemble, how many must have given an answer that counts",
            s => s.Ensemble.Quorum, (s, v) => s with { Ensemble = s.Ensemble with { Quorum = (int)v } },
            (1, EnsembleStrategy.MostMembers), otherwise: "more than half")
        .Duration("deadline", "for the strategy ensemble, how long members are waited for",
            s => s.Ensemble.Deadline, (s, v) => s with { Ensemble = s.Ensemble with { Deadline = v } },
            (TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1)), "as long as the request")
        .Whole("atOnce", "for the strategy ensemble, how many members are asked at the same time",
            s => s.Ensemble.AtOnce, (s, v) => s with { Ensemble = s.Ensemble with { AtOnce = (int)v } },
            (1, EnsembleStrategy.MostMembers))
        .Add(
            new("temperature", KeyKind.Number, "for the strategy ensemble with samples, their temperature where the "
                + "request says none")
            {
                Default = "the model's own", Least = 0, Most = MostTemperature,
            },
            (part, s) => part.Number("temperature", 0m, MostTemperature) is { } degree
                ? s with { Ensemble = s.Ensemble with { Temperature = (double)degree } }
                : s)
        .Word("by", "for the strategy ensemble and join: best, how the judge finds it: all at once, two at a time, or "
            + "by points", s => s.Ensemble.By, (s, v) => s with { Ensemble = s.Ensemble with { By = v } })
        .Text("criteria",
            "for the strategy ensemble and join: best, what the judge is told that matters, in a sentence",
            s => s.Ensemble.Criteria, (s, v) => s with { Ensemble = s.Ensemble with { Criteria = v } })
        .Words("judge", "who judges for join: best and for progressive answers, or writes for join: synthesis",
            (s, v) => s with { Judge = v });

    private static Section<RouteSettings> AddProgressive(this Section<RouteSettings> section) => section
        .Words("fast", "for the strategy progressive, whose answer is given at once",
            (s, v) => s with { Progressive = s.Progressive with { Fast = v } })
        .Words("better", "for the strategy progressive, whose answer may follow",
            (s, v) => s with { Progressive = s.Progressive with { Better = v } })
        .Word("start", "for the strategy progressive, when the better one is asked",
            s => s.Progressive.Start, (s, v) => s with { Progressive = s.Progressive with { Start = v } })
        .Word("background", "for the strategy progressive, whether the better one is asked where nobody waits for it",
            s => s.Progressive.Background, (s, v) => s with { Progressive = s.Progressive with { Background = v } })
        .Part("gain", "for the strategy progressive, when the better one is no longer asked for a kind of request",
            StrategySections.Gain, s => s.Progressive.Gain,
            (s, v) => s with { Progressive = s.Progressive with { Gain = v } });
}
