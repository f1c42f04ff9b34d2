namespace Pointsman.Clients.Tests;

/// <summary>Something that a client does.</summary>
/// <param name="Name">The word for it, in tests and scripts.</param>
/// <param name="Says">What it is, for the page.</param>
/// <param name="MockWords">How the mock behaves meanwhile, as words of a model's name.</param>
/// <param name="SimulatedModel">The simulated model that takes the mock's place.</param>
internal sealed record Scenario(string Name, string Says, string MockWords, string SimulatedModel)
{
    public const string Plain = "plain";
    public const string Stream = "stream";
    public const string Tools = "tools";
    public const string ParallelTools = "parallel-tools";
    public const string StreamedTools = "streamed-tools";
    public const string Structured = "structured";
    public const string NotFound = "not-found";
    public const string BadRequest = "bad-request";
    public const string RateLimit = "rate-limit";
    public const string Abort = "abort";
    public const string OwnField = "own-field";
    public const string Image = "image";
    public const string Audio = "audio";
    public const string Models = "models";
    public const string Embeddings = "embeddings";
    public const string CountTokens = "count-tokens";
    public const string GiveUp = "give-up";
    public const string Wait = "wait";

    public const int RetryAfterSeconds = 77;

    /// <summary>How long a provider asks to be left alone when the library's own retries are to outlast it: long
    /// enough that a busy machine asks again within it.</summary>
    public const int PauseSeconds = 3;

    /// <summary>Whether the library's own retries are on, and the gateway's off.</summary>
    public bool LeavesRetries => Name is GiveUp or Wait;

    private static readonly string BusyOnce = $"429-ra{PauseSeconds}-then-ok";

    /// <summary>All, in the order of the page.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(Plain, "an answer as a whole, with usage", "plain", "sim/small"),
        new(Stream, "the same in pieces, with usage", "n6", "sim/small"),
        new(Tools, "a tool is called, its result goes back, an answer comes", "tools", "sim/small"),
        new(ParallelTools, "two tools are called at once, both results go back", "tools2", "sim/large"),
        new(StreamedTools, "the same as a stream, the arguments in pieces", "tools2", "sim/large"),
        new(Structured, "an answer that fits a JSON schema", "json", "sim/small"),
        new(NotFound, "the provider does not know the model: the library's own error for 404", "404", "sim/nobody"),
        new(BadRequest, "the provider refuses the request: the library's own error for 400", "400", "sim/small:oops"),
        new(RateLimit, "the provider asks to wait: the library's own error for 429, with the seconds to wait",
            $"429-ra{RetryAfterSeconds}", $"sim/small:429;after={RetryAfterSeconds}"),
        new(OwnField, "a field that not every protocol has; where the provider's has not, a 400 that names it", "own",
            "sim/small"),
        new(Abort, "the client leaves in the middle of a stream, and the provider is left at once", "n8-holdmid",
            // .NET reads on for two seconds before it closes a connection, and a shorter answer would be over by then.
            "sim/reasoner:slow"),
        new(Image, "a picture goes with the question", "image", "sim/vision"),
        new(Audio, "a sound goes with the question; who cannot hear it is not asked, a 400 names it", "audio",
            "sim/small"),
        new(Models, "the names that may be called, all pages of them, and one by itself", "listed", "sim/small"),
        new(Embeddings, "two texts become vectors of the length that was asked for, with usage", "embed", "sim/small"),
        new(CountTokens, "the tokens of a prompt are counted before it is sent", "count", "sim/small"),
        new(GiveUp, "left at its own retries, the library stops when the gateway says that it has tried enough",
            BusyOnce + "-giveup", $"sim/small:429;times=1;after={PauseSeconds}"),
        new(Wait, "left at its own retries, the library waits as long as the gateway says, and gets its answer",
            BusyOnce + "-wait", $"sim/small:429;times=1;after={PauseSeconds}"),
    ];
}
