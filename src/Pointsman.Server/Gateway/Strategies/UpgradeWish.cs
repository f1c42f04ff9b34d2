using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>How a client wants a better answer that comes behind the fast one.</summary>
internal enum UpgradeWish
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As an event of the stream, before its end.</summary>
    Stream,

    /// <summary>To fetch it by the id of the decision.</summary>
    Later,
}

/// <summary>Reads the wish from the request.</summary>
internal static class UpgradeWishes
{
    /// <summary>The header that says it.</summary>
    public const string Header = "x-pointsman-upgrade";

    /// <summary>The wish; an error when the header says something else, or an event where there is no stream.</summary>
    public static UpgradeWish Of(Call call, out WireError? error)
    {
        string? said = call.Http.Request.Headers[Header];
        error = null;
        switch (said?.Trim().ToLowerInvariant())
        {
            case null or "":
                return UpgradeWish.None;
            case "later":
                return UpgradeWish.Later;
            case "stream" when call.Stream && !call.Protocol.AsArray:
                return UpgradeWish.Stream;
            case "stream":
                error = new WireError(400, ErrorCode.InvalidRequest,
                    $"the header {Header} says 'stream', and the request asks for no stream of events; write 'later', "
                    + "or ask for a stream");
                return UpgradeWish.None;
            default:
                error = new WireError(400, ErrorCode.InvalidRequest,
                    $"the header {Header}: found '{HeaderText.Of(said!)}', allowed are stream and later; without it "
                    + "the fast answer is the only one");
                return UpgradeWish.None;
        }
    }
}
