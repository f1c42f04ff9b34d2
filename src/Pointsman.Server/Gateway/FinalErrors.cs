using System.Globalization;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>What the client is told when no target answered: what was tried, what it means, the way out.</summary>
internal static class FinalErrors
{
    /// <summary>All attempts failed; the last one decides what is told.</summary>
    public static WireError Of(Call call, Attempt last)
    {
        string name = last.Upstream.Target.Name;
        string tried = call.Attempts.Count == 1 ? name : $"{name}, the last of {call.Attempts.Count} attempts";
        return last.Outcome switch
        {
            AttemptOutcome.Inexpressible => last.Error!,
            AttemptOutcome.Status when last.Status is 401 or 403 => new(502, "upstream_credentials",
                $"{tried}, refused the gateway's own key with status {last.Status}; correct "
                + $"providers.{last.Upstream.Target.Provider}.apiKeys"),
            AttemptOutcome.Status when last.Status == 429 => new(429, "upstream_busy",
                $"{tried}, takes no more requests for now; try again after the time in Retry-After"),
            AttemptOutcome.Status => new(502, "upstream_error",
                $"{tried}, answered with status {last.Status}; try again later, or add a fallback target"),
            AttemptOutcome.TimeoutHeaders or AttemptOutcome.TimeoutFirstToken or AttemptOutcome.TimeoutIdle
                or AttemptOutcome.TimeoutTotal => new(504, "upstream_timeout",
                $"{tried}, {Sentence(last)}; raise the route's timeouts, or add a fallback target"),
            AttemptOutcome.TooLarge => new(502, "upstream_too_large",
                $"{tried}, sent more than the gateway holds; raise limits.answerBytes or limits.eventBytes"),
            _ => new(502, "upstream_error",
                $"{tried}, failed: {Sentence(last)}; try again later, or add a fallback target"),
        };
    }

    /// <summary>The stream broke off after it had begun.</summary>
    public static WireError BrokenOff(Attempt attempt, AttemptOutcome outcome)
    {
        string name = attempt.Upstream.Target.Name;
        string why = attempt.Error?.Message ?? Sentence(outcome);
        return new WireError(502, "upstream_broke_off",
            $"the answer of {name} is not complete: {why}; what came so far stands, ask again for a whole answer");
    }

    /// <summary>No target can take the request now.</summary>
    public static Refused NoTarget(Call call, long now)
    {
        IReadOnlyList<DroppedTarget> dropped = [.. call.Decision!.AllDropped];
        string name = call.Route!.Route.Name;
        if (dropped.All(one => one.Why == DropReason.NotAllowed))
        {
            return new Refused(new WireError(403, "not_allowed",
                $"this key may not use any target of '{name}'; ask for another model or another key"));
        }

        if (dropped.Any(one => one.Why == DropReason.TooLong)
            && dropped.All(one => one.Why is DropReason.TooLong or DropReason.NotAllowed))
        {
            return new Refused(new WireError(400, "context_length_exceeded",
                $"the request has about {call.Outline.Facts.Tokens.ToString(CultureInfo.InvariantCulture)} tokens, "
                + $"more than any target of '{name}' can read; shorten it, or add a target with a larger window"));
        }

        if (dropped.All(one => one.Why is DropReason.Private or DropReason.NotAllowed))
        {
            return new Refused(new WireError(403, "private",
                $"the request is private, and no target of '{name}' is on machines of your own; add a provider with "
                + "'local: yes', or send it where it may leave"));
        }

        if (dropped.All(one => one.Why is DropReason.TooDear or DropReason.TooSlow or DropReason.NotGoodEnough
            or DropReason.NotLocal or DropReason.NoPrice or DropReason.NotAllowed))
        {
            return new Refused(new WireError(400, "out_of_bounds",
                $"no target of '{name}' meets its bounds ({string.Join(", ", dropped.Take(10))}); loosen them, or set "
                + "'otherwise: nearest'"));
        }

        long free = dropped.Min(one => FreeAt(call.Snapshot.UpstreamOf(one.Target)));
        int seconds = (int)Math.Clamp((free - now + 999) / 1000, 1, 86_400);
        bool cooling = dropped.Any(one => one.Why is DropReason.Cooling or DropReason.Full);
        return new Refused(cooling
            ? new WireError(429, "upstream_busy",
                $"all targets of '{name}' asked to be left alone; try again after {seconds} s")
            : new WireError(503, "upstream_down",
                $"all targets of '{name}' failed lately; try again after {seconds} s, or add a fallback target"),
            seconds);
    }

    /// <summary>When an upstream may be asked again.</summary>
    public static long FreeAt(Upstream upstream) => Math.Max(
        upstream.Health.FreeAt, upstream.Link.Keys.Count > 0 ? upstream.Link.Keys.FreeAt : 0);

    private static string Sentence(Attempt attempt) => attempt.Error?.Message ?? Sentence(attempt.Outcome);

    /// <summary>What an outcome means, in a few words.</summary>
    public static string Sentence(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Connect => "no connection to the provider",
        AttemptOutcome.ClientLeft => "the client left",
        AttemptOutcome.TimeoutIdle => "the provider fell silent in the middle of its answer",
        AttemptOutcome.TimeoutTotal => "the time for the whole request was up",
        AttemptOutcome.TimeoutHeaders => "the provider did not answer in time",
        AttemptOutcome.TimeoutFirstToken => "the provider sent nothing of its answer in time",
        AttemptOutcome.TooLarge => "the provider sent more than the gateway holds",
        AttemptOutcome.BadAnswer => "what the provider sent is no answer",
        _ => "the provider broke off its answer",
    };
}
