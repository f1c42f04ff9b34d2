using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>Reads from a request how its client wants a better answer.</summary>
internal static class UpgradeWishes
{
    /// <summary>The header that says it.</summary>
    public const string Header = "x-pointsman-upgrade";

    private const int MostNamed = 10;

    /// <summary>
    /// Notes the wish of a chat. A wish that nobody can grant is refused: who asks for a better answer and hears of
    /// none would take the fast one for the best. For what is no chat there is nothing better, and no wish.
    /// </summary>
    public static Refused? Read(Call call)
    {
        string? said = call.Http.Request.Headers[Header];
        if (string.IsNullOrWhiteSpace(said) || call.Protocol.Operation != Operation.Chat)
        {
            return null;
        }

        UpgradeWish? wish = said.Trim().ToLowerInvariant() switch
        {
            "later" => UpgradeWish.Later,
            "stream" => UpgradeWish.Stream,
            _ => null,
        };
        if (wish is null)
        {
            return Refuse($"found '{HeaderText.Of(said)}', allowed are stream and later; without it the fast answer is "
                + "the only one");
        }

        if (!call.Route!.Upgrades)
        {
            return Refuse($"'{HeaderText.Of(call.Model)}' has one answer and no better one behind it; leave the header "
                + Others(call));
        }

        if (wish == UpgradeWish.Stream && (!call.Stream || call.Protocol.AsArray))
        {
            return Refuse(
                "it says 'stream', and the request asks for no stream of events; write 'later', or ask for a stream");
        }

        call.Wish = wish.Value;
        return null;
    }

    private static Refused Refuse(string why) =>
        new(new WireError(400, ErrorCode.InvalidRequest, $"the header {Header}: {why}"));

    // Those that the key may call; of others it is not to learn here.
    private static string Others(Call call)
    {
        string[] names =
        [
            .. call.Snapshot.Routes.Where(route => route.Value.Upgrades && call.Key.Routes.Allow(route.Key))
                .Select(route => route.Key).Order(StringComparer.Ordinal).Take(MostNamed),
        ];
        return names.Length == 0
            ? "out, or ask for a route of the strategy progressive, of which there is none for you here"
            : $"out, or ask for a route that has: {string.Join(", ", names)}";
    }
}
