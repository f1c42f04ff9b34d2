using System.Text.Json.Nodes;
using static Pointsman.Server.ApiSchemas;

namespace Pointsman.Server;

/// <summary>The shapes of decisions that are made again.</summary>
internal static class ReplaySchemas
{
    /// <summary>The named shapes.</summary>
    public static IEnumerable<KeyValuePair<string, JsonObject>> All() =>
    [
        new("Replays", Object(("route", Text()), ("replays", List(Of("Replay"))))),
        new("Replay", Object(
            ("id", Text()), ("started", Time()), ("route", Text()), ("same", YesNo()),
            ("configurationChanged", YesNo()), ("versionThen", Text()), ("versionNow", OrNull(Text())),
            ("planThen", Text()), ("planNow", OrNull(Text())), ("differences", List(Text())),
            ("otherReason", OrNull(Text())), ("notes", List(Text())),
            ("then", Of("Outline")), ("now", OrNull(Of("Outline"))), ("chance", Number()), ("wordsRead", YesNo()),
            ("facts", Of("Facts")), ("standings", Standings()))),
        new("Outline", Outline()),
        new("Facts", Facts()),
    ];

    // What is nothing, no or zero is left out.
    private static JsonObject Outline()
    {
        JsonObject outline = Optional(
        [
            ("strategy", Text()), ("reason", Text()), ("plan", List(Text())),
            ("dropped", List(Optional(
                [("target", Text()), ("why", Word(Words<DropReason>())), ("figure", Number())]))),
            ("begin", Whole()), ("parts", List(Inner())), ("next", Inner()),
        ]);
        outline["required"] = new JsonArray("strategy", "reason", "plan");
        return outline;
    }

    private static JsonObject Inner() => new() { ["type"] = "object", ["description"] = "As the whole" };

    private static JsonObject Standings() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = Optional(
        [
            ("availability", Word(Words<TargetAvailability>())), ("inFlight", Whole()),
            ("latencyMilliseconds", Number()),
        ]),
    };

    private static JsonObject Facts() => Optional(
    [
        ("tokens", Whole()), ("characters", Whole()), ("messages", Whole()), ("turns", Whole()),
        ("document", Whole()), ("tools", Whole()), ("maxOutput", Whole()), ("effort", Whole()),
        ("traits", Text()), ("language", Text()),
        ("clues", Optional(
        [
            ("words", Whole()), ("hard", Whole()), ("work", Whole()), ("brief", Whole()), ("questions", Whole()),
            ("items", Whole()), ("numbers", Whole()), ("codeLines", Whole()),
        ])),
        ("hints", Optional(
        [
            ("task", Text()), ("complexity", Word(Words<ComplexityClass>())), ("urgent", YesNo()),
            ("private", YesNo()),
        ])),
        ("key", Text()), ("tags", List(Text())),
    ]);

    private static string[] Words<T>()
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)];
}
