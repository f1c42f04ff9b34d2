using System.Diagnostics;

namespace Pointsman.Server;

/// <summary>What spans say.</summary>
internal static class SpanTags
{
    /// <summary>Describes an attempt: which model was asked where, and what it used.</summary>
    public static void Describe(Activity span, Call call, Attempt attempt)
    {
        if (!span.IsAllDataRequested)
        {
            return;
        }

        Upstream upstream = attempt.Upstream;
        span.SetTag(GenAi.Operation, GenAi.Word(call.Protocol));
        span.SetTag(GenAi.Provider, GenAi.Word(upstream.Link.Settings));
        span.SetTag(GenAi.RequestModel, upstream.Target.Model);
        if (upstream.Link.Settings.Protocol != ProviderProtocol.Simulated)
        {
            span.SetTag(GenAi.ServerAddress, upstream.Addresses.Chat.Host);
            span.SetTag(GenAi.ServerPort, upstream.Addresses.Chat.Port);
        }

        if (call.Outline.Facts.MaxOutput is > 0 and var most)
        {
            span.SetTag(GenAi.MaxTokens, most);
        }

        if (attempt.Status != 0)
        {
            span.SetTag(GenAi.HttpStatus, attempt.Status);
        }

        if (attempt.Usage is { Requests: > 0 } usage)
        {
            span.SetTag(GenAi.InputTokens, usage.TotalInput);
            span.SetTag(GenAi.OutputTokens, usage.TotalOutput);
            span.SetTag(GenAi.CachedTokens, usage.CachedInput);
        }

        if (attempt.Scanner?.Finish is { Length: > 0 } finish)
        {
            span.SetTag(GenAi.FinishReasons, new[] { finish });
        }

        span.SetTag("pointsman.target", upstream.Target.Name);
        span.SetTag("pointsman.attempt.number", attempt.Number);
        span.SetTag("pointsman.usage.quality", attempt.Quality.Word());
        SetCost(span, attempt.Cost);
        Fail(span, GenAi.Failure(attempt), isError: attempt.Outcome != AttemptOutcome.ClientLeft);
    }

    /// <summary>Describes a call: what the client asked for, who answered, and what the gateway decided.</summary>
    public static void Describe(Activity span, Call call, CallRecord record)
    {
        if (!span.IsAllDataRequested)
        {
            return;
        }

        // A name that stands for nothing is a client's own, and no name of a span.
        string operation = GenAi.Word(call.Protocol);
        span.DisplayName = call.Route is null ? operation : $"{operation} {call.Model}";
        span.SetTag(GenAi.Operation, operation);
        span.SetTag(GenAi.RequestModel, call.Model);
        span.SetTag(GenAi.HttpMethod, call.Http.Request.Method);
        span.SetTag(GenAi.UrlPath, call.Http.Request.Path.Value);
        if (record.Status != 0)
        {
            span.SetTag(GenAi.HttpStatus, record.Status);
        }

        if (call.Winner is { } winner)
        {
            span.SetTag(GenAi.Provider, GenAi.Word(winner.Upstream.Link.Settings));
            span.SetTag(GenAi.ResponseModel, winner.Upstream.Target.Name);
        }

        long input = 0;
        long output = 0;
        foreach (Attempt attempt in call.Attempts)
        {
            input += attempt.Usage?.TotalInput ?? 0;
            output += attempt.Usage?.TotalOutput ?? 0;
        }

        span.SetTag(GenAi.InputTokens, input);
        span.SetTag(GenAi.OutputTokens, output);
        span.SetTag("pointsman.decision.id", record.Id.ToString());
        span.SetTag("pointsman.decision.reason", record.Reason);
        span.SetTag("pointsman.route", record.Route);
        span.SetTag("pointsman.key.id", record.KeyId);
        span.SetTag("pointsman.outcome", record.Outcome.Word());
        span.SetTag("pointsman.attempts", call.Attempts.Count);
        span.SetTag("pointsman.stream", record.Stream);
        span.SetTag("pointsman.cache.hit", record.CacheHit);
        span.SetTag("pointsman.overhead_ms", record.OverheadMicroseconds / 1000.0);
        SetCost(span, call.TotalCost);

        // A refusal is no error of the one who serves: only what it could not answer is.
        Fail(span, GenAi.Failure(record), isError: record.Status >= 500 || record.Outcome == CallOutcome.Cut);
    }

    private static void SetCost(Activity span, Usd? cost)
    {
        if (cost is { } known)
        {
            span.SetTag("pointsman.cost.usd", (double)known.Amount);
        }
    }

    private static void Fail(Activity span, string? failure, bool isError)
    {
        if (failure is null)
        {
            return;
        }

        span.SetTag(GenAi.ErrorType, failure);
        if (isError)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
