namespace Pointsman.Server;

/// <summary>The keys of what strategies are made of that make several calls.</summary>
internal static class StrategySections
{
    public static readonly Section<StepSettings> Step = new Section<StepSettings>(new())
        .Text("name", "what records call it", s => s.Name, (s, v) => s with { Name = v })
        .Add(
            new("use", KeyKind.Words, "models or routes in order of fallback") { Required = true, Default = "" },
            (part, s) => s with { Use = part.Words("use") })
        .Add(
            new("acceptAt", KeyKind.Share, "for a cascade, from which confidence its answer is taken")
            {
                Default = "70% for the first step, 90% for later ones", Least = 0, Most = 1,
            },
            (part, s) => part.Share("acceptAt") is { } share ? s with { AcceptAt = share } : s);

    public static readonly Section<ConfidenceSettings> Confidence = new Section<ConfidenceSettings>(new())
        .Word("method", "how it is found out", s => s.Method, (s, v) => s with { Method = v })
        .Words("use", "for the method verifier, who judges: models or routes in order of fallback",
            (s, v) => s with { Use = v })
        .Whole("samples", "how many samples are compared",
            s => s.Samples, (s, v) => s with { Samples = (int)v }, (2, 16));
}
