using System.Net.Http;

namespace Pointsman.Server;

/// <summary>A queue as a route names it: <c>human/QUEUE</c>.</summary>
internal static class PersonQueue
{
    /// <summary>How such a name begins.</summary>
    public const string Start = RoutingTarget.People + "/";

    /// <summary>The way to people: no request ever goes there, and one that does by mistake is not answered.</summary>
    public static readonly ProviderLink Link = new(
        new ProviderSettings { Name = RoutingTarget.People, Protocol = ProviderProtocol.Simulated, Local = true },
        new Nobody());

    /// <summary>The name of a queue's target.</summary>
    public static string TargetOf(string queue) => Start + queue;

    /// <summary>The queue that a name stands for; null when it stands for no people.</summary>
    public static string? Of(string name) =>
        name.StartsWith(Start, StringComparison.Ordinal) ? name[Start.Length..] : null;

    /// <summary>The target that stands for a queue. What each answer costs at least is known before.</summary>
    public static RoutingTarget Target(string queue, PersonQueueSettings settings, DateOnly day) => new()
    {
        Name = TargetOf(queue),
        Provider = RoutingTarget.People,
        Model = queue,
        Price = new Price
        {
            From = day,
            Base = new Rates
            {
                Input = Usd.Zero, Output = Usd.Zero, Special = new SpecialRates { PerRequest = settings.CostPerCase },
            },
        },
        Local = true,
    };

    private sealed class Nobody : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "people are not asked over HTTP");
    }
}
