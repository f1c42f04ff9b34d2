using System.Text.Json.Nodes;

namespace Pointsman.Server;

/// <summary>
/// The shapes of what the admin API takes and answers, as JSON Schema. A test holds answers to them, field by field.
/// </summary>
internal static class ApiSchemas
{
    private static readonly string[] Windows = ["Minute", "Day", "Month"];

    /// <summary>The named shapes.</summary>
    public static JsonObject All()
    {
        JsonObject all = Own();
        foreach ((string name, JsonObject schema) in ReplaySchemas.All())
        {
            all.Add(name, schema);
        }

        return all;
    }

    private static JsonObject Own() => new()
    {
        ["Refusal"] = Object(("error", Object(("message", Text()), ("faults", List(Of("Fault")))))),
        ["InternalError"] = Object(
            ("error", Object(("code", Text()), ("id", Text()), ("message", Text()), ("faults", List(Of("Fault")))))),
        ["Fault"] = Object(("where", Text()), ("found", Text()), ("fix", Text())),
        ["VendorRequest"] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "As the vendor documents it; 'model' is a route, a model of the configuration, or "
                + "provider/model",
        },
        ["Keys"] = Object(("keys", List(Of("Key"))), ("next", OrNull(Whole()))),
        ["Key"] = Object(KeyFields()),
        ["CreatedKey"] = Object([.. KeyFields(), ("key", Text())]),
        ["KeyDraft"] = KeyDraft(),
        ["KeyLimits"] = KeyLimits(),
        ["KeyUse"] = Object(
            ("id", Whole()), ("name", Text()), ("inFlight", Whole()), ("day", Of("Spent")), ("month", Of("Spent")),
            ("limits", Of("KeyLimits")),
            ("standing", Object(("requests", OrNull(Of("Standing"))), ("tokens", OrNull(Of("Standing")))))),
        ["Spent"] = Object(("requests", Whole()), ("tokens", Whole()), ("usd", Number())),
        ["Standing"] = Object(("limit", Whole()), ("remaining", Whole()), ("resetSeconds", Whole())),
        ["AdminToken"] = Object(("adminToken", Text())),
        ["Usage"] = Object(
            ("by", Word(UsageEndpoint.Groupings)), ("from", Day()), ("to", Day()), ("rows", List(Of("UsageRow"))),
            ("moreRows", Whole()), ("total", Of("UsageRow"))),
        ["UsageRow"] = UsageRow(),
        ["Tokens"] = Object(
            ("input", Whole()), ("cachedInput", Whole()), ("cacheWrite", Whole()), ("output", Whole()),
            ("reasoning", Whole())),
        ["Decision"] = Decision(),
        ["Attempt"] = Attempt(),
        ["Texts"] = Object(
            ("id", Text()), ("route", Text()), ("started", Time()), ("expires", Time()), ("prompt", Of("StoredText")),
            ("answer", Of("StoredText"))),
        ["TextList"] = Object(
            ("route", Text()), ("texts", List(Of("ListedTexts"))), ("next", OrNull(Text()))),
        ["ListedTexts"] = Object(
            ("id", Text()), ("started", Time()), ("expires", Time()), ("call", OrNull(Of("ListedCall"))),
            ("prompt", Of("StoredText")), ("answer", Of("StoredText"))),
        ["ListedCall"] = Object(
            ("clientFormat", Text()), ("tags", Tags()), ("target", OrNull(Text())), ("outcome", Text()),
            ("status", Whole()), ("cacheHit", YesNo()), ("costUsd", Number()),
            ("milliseconds", Object(("total", Whole()), ("firstToken", OrNull(Whole()))))),
        ["StoredText"] = Object(("type", Text()), ("bytes", Whole()), ("cut", YesNo()), ("text", Text())),
        ["DeletedTexts"] = Object(("deleted", Text())),
        ["Cases"] = Object(("cases", List(Of("ShortCase"))), ("next", OrNull(Whole()))),
        ["ShortCase"] = Object(CaseFields()),
        ["Case"] = Object([.. CaseFields(), .. CaseTextFields()]),
        ["CaseTaker"] = Object(("by", Text())),
        ["CaseAnswerDraft"] = Object(("by", Text()), ("text", Text())),
        ["CaseAnswer"] = Object(
            ("case", Text()), ("state", Word(CaseJson.States)), ("came", Time()), ("ended", OrNull(Time())),
            ("answer", OrNull(Text())), ("answeredBy", OrNull(Text())), ("cost", OrNull(Number()))),
        ["Status"] = Status(),
        ["Target"] = Object(
            ("name", Text()), ("provider", Text()), ("model", Text()), ("simulated", YesNo()),
            ("availability", Word([.. Enum.GetNames<TargetAvailability>().Select(name => name.ToLowerInvariant())])),
            ("inFlight", Whole()), ("firstPartMs", Number()), ("priceKnown", YesNo())),
        ["LedgerHealth"] = Object(
            ("writing", YesNo()), ("failingSince", OrNull(Time())), ("problem", OrNull(Of("Fault"))),
            ("waitingCalls", Whole()), ("slots", Whole()), ("freeSlots", Whole()), ("refusedAttempts", Whole()),
            ("attemptsWithoutSlot", Whole()), ("droppedCalls", Whole()), ("failedCommits", Whole()),
            ("settledAttempts", Whole())),
    };

    /// <summary>A text.</summary>
    public static JsonObject Text() => new() { ["type"] = "string" };

    /// <summary>A whole number, not negative.</summary>
    public static JsonObject Whole() => new() { ["type"] = "integer", ["minimum"] = 0 };

    /// <summary>A whole number within limits.</summary>
    public static JsonObject Whole(int least, int most) =>
        new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    /// <summary>One of some words.</summary>
    public static JsonObject Word(IReadOnlyList<string> words) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };

    /// <summary>A day in UTC.</summary>
    public static JsonObject Day() => new() { ["type"] = "string", ["format"] = "date" };

    /// <summary>A reference to a named shape.</summary>
    public static JsonObject Of(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    /// <summary>A moment.</summary>
    public static JsonObject Time() => new() { ["type"] = "string", ["format"] = "date-time" };

    /// <summary>A number.</summary>
    public static JsonObject Number() => new() { ["type"] = "number" };

    /// <summary>Yes or no.</summary>
    public static JsonObject YesNo() => new() { ["type"] = "boolean" };

    /// <summary>A list.</summary>
    public static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Texts() => List(Text());

    private static JsonObject Tags() => new() { ["type"] = "object", ["additionalProperties"] = Text() };

    /// <summary>A shape, or null.</summary>
    public static JsonObject OrNull(JsonObject schema) =>
        new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    /// <summary>An object; each field is always there, and what is unknown is null.</summary>
    public static JsonObject Object(params IReadOnlyList<(string Name, JsonObject Schema)> fields) => new()
    {
        ["type"] = "object",
        ["properties"] = Properties(fields),
        ["required"] = new JsonArray([.. fields.Select(field => JsonValue.Create(field.Name))]),
    };

    /// <summary>An object; what is nothing is left out.</summary>
    public static JsonObject Optional(IReadOnlyList<(string Name, JsonObject Schema)> fields) =>
        new() { ["type"] = "object", ["properties"] = Properties(fields) };

    private static JsonObject Properties(IReadOnlyList<(string Name, JsonObject Schema)> fields) =>
        new([.. fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Schema))]);

    private static (string Name, JsonObject Schema)[] KeyFields() =>
    [
        ("id", Whole()), ("name", Text()), ("prefix", Text()), ("created", Time()), ("expires", OrNull(Time())),
        ("revoked", OrNull(Time())), ("limits", Of("KeyLimits")), ("routes", Texts()), ("models", Texts()),
        ("tags", Tags()),
    ];

    private static JsonObject KeyDraft()
    {
        JsonObject draft = Optional(
        [
            ("name", Text()), ("expires", Text()), ("limits", Of("KeyLimits")), ("routes", Texts()),
            ("models", Texts()), ("tags", Tags()),
        ]);
        draft["required"] = new JsonArray("name");
        return draft;
    }

    private static JsonObject KeyLimits() => Optional(
    [
        .. Windows.Select(window => ($"requestsPer{window}", Whole())),
        .. Windows.Select(window => ($"tokensPer{window}", Whole())),
        .. Windows.Select(window => ($"usdPer{window}", Number())),
        ("concurrency", Whole()),
    ]);

    private static JsonObject UsageRow()
    {
        JsonObject row = Object(
            ("group", Text()), ("name", Text()), ("calls", Whole()), ("completedCalls", Whole()),
            ("cacheHits", Whole()), ("attempts", Whole()), ("failedAttempts", Whole()), ("unpricedAttempts", Whole()),
            ("tokens", Of("Tokens")), ("costUsd", Number()),
            ("costUsdByQuality", Object(
                ("exact", Number()), ("partial", Number()), ("estimated", Number()), ("unknown", Number()))));

        // Only the row of a key has a name.
        JsonArray required = row["required"]!.AsArray();
        required.Remove(required.Single(name => name!.GetValue<string>() == "name"));
        return row;
    }

    private static JsonObject Decision() => Object(
        ("id", Text()), ("started", Time()), ("key", Whole()), ("tags", Tags()), ("route", Text()),
        ("requestedModel", Text()), ("clientFormat", Text()), ("stream", YesNo()), ("cacheHit", YesNo()),
        ("outcome", Text()), ("status", Whole()), ("finish", Text()), ("reason", Text()),
        ("candidates", List(Object(
            ("target", Text()), ("fate", Word(["answered", "waiting", "failed", "dropped"])), ("why", Text())))),
        ("attempts", List(Of("Attempt"))), ("costUsd", Number()),
        ("milliseconds", Object(("total", Whole()), ("firstToken", OrNull(Whole())), ("overhead", Number()))));

    private static JsonObject Attempt() => Object(
        ("number", Whole()), ("target", Text()), ("provider", Text()), ("providerKey", Whole()), ("beganMs", Whole()),
        ("endedMs", Whole()), ("outcome", Text()), ("status", Whole()), ("tokens", Of("Tokens")),
        ("quality", Word(["exact", "partial", "estimated", "unknown"])), ("costUsd", Number()),
        ("priceKnown", YesNo()));

    private static (string Name, JsonObject Schema)[] CaseFields() =>
    [
        ("id", Text()), ("number", Whole()), ("queue", Text()), ("state", Word(CaseJson.States)), ("route", Text()),
        ("place", Text()), ("key", Whole()), ("decision", Text()), ("came", Time()), ("expires", Time()),
        ("takenBy", OrNull(Text())), ("taken", OrNull(Time())), ("lease", OrNull(Time())), ("ended", OrNull(Time())),
        ("answeredBy", OrNull(Text())), ("workedSeconds", OrNull(Number())), ("costUsd", OrNull(Number())),
    ];

    private static (string Name, JsonObject Schema)[] CaseTextFields() =>
    [
        ("cut", YesNo()), ("messages", List(Object(("role", Text()), ("text", Text())))),
        ("earlier", List(Object(
            ("step", Text()), ("target", OrNull(Text())), ("confidence", OrNull(Number())), ("text", Text())))),
        ("answer", OrNull(Text())),
    ];

    private static JsonObject Status() => Object(
        ("version", Text()), ("started", Time()), ("uptimeSeconds", Whole()), ("ready", YesNo()),
        ("inFlight", Whole()), ("streams", Whole()),
        ("configuration", Object(
            ("source", Text()), ("loaded", Time()), ("refused", OrNull(Time())), ("faults", List(Of("Fault"))))),
        ("ledger", Of("LedgerHealth")), ("targets", List(Of("Target"))));
}
