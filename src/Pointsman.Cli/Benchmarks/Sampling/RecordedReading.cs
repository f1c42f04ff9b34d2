using System.Globalization;
using System.Text.Json.Nodes;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>Reads the recorded requests of routes from a running server, page by page, and hands on what can be a case.
/// </summary>
internal sealed class RecordedReading(ServerApi server, TrafficSampler sampler)
{
    /// <summary>The most requests that are looked at: 200,000. What is older counts first.</summary>
    public const int Most = 200_000;

    private const int PageSize = 500;

    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);

    /// <summary>How many requests were recorded, those that are no cases among them.</summary>
    public int Recorded { get; private set; }

    /// <summary>Whether there are more than are looked at.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Why recorded requests are no cases, and how many.</summary>
    public IReadOnlyDictionary<string, int> LeftOut => _leftOut;

    /// <summary>Reads what a route recorded since a moment.</summary>
    /// <exception cref="FaultsException">The route stores nothing, is not there, or the server is away.</exception>
    public async Task ReadAsync(string route, DateTimeOffset from, CancellationToken cancel)
    {
        string since = from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string path = $"api/texts?route={Uri.EscapeDataString(route)}&from={since}&limit={PageSize}";
        string? after = null;
        do
        {
            JsonObject page = await PageAsync(after is null ? path : $"{path}&after={after}", route, cancel);
            foreach (JsonObject one in page.Parts("texts"))
            {
                if (Recorded == Most)
                {
                    HasMore = true;
                    return;
                }

                Recorded++;
                Take(one, route);
            }

            after = page.At("next") is JsonValue next && next.TryGetValue(out string? id) ? id : null;
        }
        while (after is not null);
    }

    private void Take(JsonObject one, string route)
    {
        if (RecordedConversation.Read(one, route, out string whyNot) is { } request)
        {
            sampler.Add(request);
        }
        else
        {
            _leftOut[whyNot] = _leftOut.GetValueOrDefault(whyNot) + 1;
        }
    }

    private async Task<JsonObject> PageAsync(string path, string route, CancellationToken cancel)
    {
        try
        {
            return await server.SendAsync(HttpMethod.Get, path, null, cancel);
        }
        catch (FaultsException refused)
        {
            throw new FaultsException([.. refused.Faults.Select(fault =>
                fault.Where == "route" ? fault with { Where = $"--route {route}" } : fault)]);
        }
    }
}
