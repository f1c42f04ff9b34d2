namespace Pointsman.Server;

/// <summary>The keys of what strategies are made of that make several calls.</summary>
internal static class StrategySections
{
    private static readonly KeyDescription Use =
        new("use", KeyKind.Words, "models or routes in order of fallback") { Required = true, Default = "" };

    private static readonly KeyDescription AcceptAt =
        new("acceptAt", KeyKind.Share, "from which confidence its answer is taken; the last one's always is")
        {
            Default = "70% for the first, 90% for later ones", Least = 0, Most = 1,
        };

    /// <summary>A step of a cascade or of a pipeline.</summary>
    public static readonly Section<StepSettings> Step = new Section<StepSettings>(new())
        .Text("name", "for a pipeline, what later prompts call its output", s => s.Name, (s, v) => s with { Name = v })
        .Add(Use, (part, s) => s with { Use = part.Words("use") })
        .Add(
            AcceptAt with { About = "for a cascade, " + AcceptAt.About },
            (part, s) => part.Share("acceptAt") is { } share ? s with { AcceptAt = share } : s)
        .Text("prompt", "for a pipeline, what is asked: `{question}`, `{input}`, `{conversation}` and the names of "
            + "earlier steps stand for their texts", s => s.Prompt, (s, v) => s with { Prompt = v })
        .Text("system", "for a pipeline, what is told beforehand", s => s.System, (s, v) => s with { System = v })
        .Whole("maxOutput", "for a pipeline, the most output tokens",
            s => s.MaxOutput, (s, v) => s with { MaxOutput = (int)v }, (1, 1_000_000_000), "tokens");

    /// <summary>A tier.</summary>
    public static readonly Section<StepSettings> Tier = new Section<StepSettings>(new())
        .Text("name", "what records call it", s => s.Name, (s, v) => s with { Name = v }, "tier and its number")
        .Add(
            Use with { About = "models or routes in order of fallback, or `human/` and the name of a queue" },
            (part, s) => s with { Use = part.Words("use") })
        .Add(AcceptAt, (part, s) => part.Share("acceptAt") is { } share ? s with { AcceptAt = share } : s)
        .Add(
            new("when", KeyKind.Text, "requests that begin here, without being asked of earlier tiers"),
            (part, s) => s with { When = RouteReader.When(part, "when") })
        .YesNo("mayEscalate", "whether it is told that it may hand on instead of answering",
            s => s.MayEscalate, (s, v) => s with { MayEscalate = v });

    /// <summary>What a progressive route learns by.</summary>
    public static readonly Section<UpgradeGainOptions> Gain = new Section<UpgradeGainOptions>(new())
        .Share("threshold", "the least chance that the better answer is better",
            s => s.Threshold, (s, v) => s with { Threshold = v })
        .Share("certainty", "how sure it must be that the chance is below that",
            s => s.Certainty, (s, v) => s with { Certainty = v })
        .Share("explore", "the share of requests for which it is asked all the same",
            s => s.Explore, (s, v) => s with { Explore = v })
        .Whole("memory", "how many outcomes of a kind are remembered; at that number all are halved",
            s => s.Memory, (s, v) => s with { Memory = (int)v }, (2, 1_000_000), "outcomes");

    public static readonly Section<ConfidenceSettings> Confidence = new Section<ConfidenceSettings>(new())
        .Word("method", "how it is found out", s => s.Method, (s, v) => s with { Method = v })
        .Words("use", "for the method verifier, who judges: models or routes in order of fallback",
            (s, v) => s with { Use = v })
        .Whole("samples", "for the method samples, how many more are compared",
            s => s.Samples, (s, v) => s with { Samples = (int)v }, (1, SampleAgreementConfidence.MostSamples))
        .Whole("prompts", "for the method agreement, in how many other ways it is asked again",
            s => s.Prompts, (s, v) => s with { Prompts = (int)v }, (1, AgreementConfidence.MostAsks))
        .Part("checks", "for the method validity, what an answer must be: it is as sure as can be when it is, and not "
            + "at all when it is not", CheckSection.Rules, s => s.Checks, (s, v) => s with { Checks = v })
        .Add(
            new("calibration", KeyKind.Pairs, "from what the method says to how often that is right, as pairs: "
                + "`[[0, 0.1], [0.8, 0.4], [1, 0.9]]`; `pointsman cascade calibrate` finds them"),
            (part, s) => part.Value("calibration") is { } pairs
                ? s with { Calibration = Calibration.Read(pairs, part.Place("calibration"), part.Faults) }
                : s);
}
