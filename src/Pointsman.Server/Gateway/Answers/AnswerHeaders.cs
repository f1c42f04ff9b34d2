using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace Pointsman.Server;

/// <summary>The headers of an answer: the upstream's that may pass, and what the gateway says of the call.</summary>
internal static class AnswerHeaders
{
    public const string Model = "x-pointsman-model";
    public const string Route = "x-pointsman-route";
    public const string Reason = "x-pointsman-reason";
    public const string Attempts = "x-pointsman-attempts";
    public const string Cost = "x-pointsman-cost-usd";
    public const string Overhead = "x-pointsman-overhead-ms";
    public const string Cache = "x-pointsman-cache";
    public const string Decision = "x-pointsman-decision";
    public const string Case = "x-pointsman-case";

    private static readonly string[] Numbers = [.. Enumerable.Range(0, 16).Select(
        number => number.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Takes over the winner's headers; those of attempts that lost never get here.</summary>
    public static void CopyFrom(HttpResponseMessage from, HttpResponse to)
    {
        string? ofConnection = from.Headers.NonValidated.TryGetValues("Connection", out HeaderStringValues names)
            ? names.ToString()
            : null;
        foreach (KeyValuePair<string, HeaderStringValues> header in from.Headers.NonValidated)
        {
            if (HeaderRules.GoesDown(header.Key) && !HeaderRules.IsNamedBy(ofConnection, header.Key))
            {
                to.Headers[header.Key] = header.Value.ToString();
            }
        }
    }

    /// <summary>Says what happened.</summary>
    public static void Tell(Call call, Attempt? attempt, IHeaderDictionary headers, TimeProvider time)
    {
        headers[Decision] = call.Record.Id.ToString();
        if (call.Route is { } route)
        {
            headers[Route] = route.Route.Name;
        }

        if (call.Decision is { } decision)
        {
            headers[Reason] = HeaderText.Of(decision.Reason);
        }

        if (call.CaseId is { } asked)
        {
            headers[Case] = asked;
        }

        int attempts = call.Attempts.Count;
        headers[Attempts] = attempts < Numbers.Length
            ? Numbers[attempts]
            : attempts.ToString(CultureInfo.InvariantCulture);
        if (attempt is null)
        {
            return;
        }

        headers[Model] = attempt.Upstream.Target.Name;
        if (CostOf(call, attempt) is { } cost)
        {
            headers[Cost] = cost;
        }

        TimeSpan overhead = time.GetElapsedTime(call.Started) - call.Upstream(time);
        headers[Overhead] = overhead.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture);
    }

    /// <summary>What all attempts of a call cost, in dollars; null while that of the winner is not known.</summary>
    public static string? CostOf(Call call, Attempt? winner) => winner?.Cost is not null && call.TotalCost is { } cost
        ? cost.Amount.ToString("0.############", CultureInfo.InvariantCulture)
        : null;
}
