using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>What the client is told when a strategy has no answer.</summary>
internal static class StrategyErrors
{
    /// <summary>The failure of a call as that of any request; else what the strategy says.</summary>
    public static Refused Of(Call call, CallFailure failure) => failure switch
    {
        { Detail: Refused refused } => refused,
        { Kind: FailureKind.NoTarget } => new Refused(
            new WireError(503, "upstream_down", $"'{call.Model}': {failure.Message}; try again later"),
            RetryAfterSeconds: 1),
        { Kind: FailureKind.Deadline } => new Refused(new WireError(504, "upstream_timeout", failure.Message)),
        { Kind: FailureKind.Budget } => new Refused(new WireError(402, "request_budget", failure.Message)),
        _ => new Refused(new WireError(502, "strategy_failed", $"'{call.Model}': {failure.Message}")),
    };
}
