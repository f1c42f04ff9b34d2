using System.Text.Json;

namespace Pointsman.Benchmarks.Mixes;

/// <summary>
/// A person of known accuracy who takes and answers the cases of a queue by the admin API, one after the other.
/// </summary>
internal sealed class QueuePerson(MixGateway gateway, IReadOnlyList<Question> questions)
{
    public const string Queue = "support";
    public const string Target = "human/" + Queue;
    public const double Accuracy = 0.99;
    private const string By = """{ "by": "Ann" }""";

    // How often the queue is looked at while it is empty.
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    private readonly Dictionary<string, string> _answers =
        questions.ToDictionary(one => one.Text, one => one.OfPerson);

    public static Usd PricePerCase => new(1.50m);

    /// <summary>Works until nobody needs them any more.</summary>
    public async Task WorkAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            JsonElement list = await gateway.AdminAsync($"/api/cases?queue={Queue}&state=waiting", null, over);
            List<string> waiting =
                [.. list.GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
            foreach (string id in waiting)
            {
                JsonElement taken = await gateway.AdminAsync($"/api/cases/{id}/take", By, over);
                string asked = taken.GetProperty("messages").EnumerateArray().Last().GetProperty("text").GetString()!;
                string answer = JsonSerializer.Serialize(new { by = "Ann", text = _answers[asked] });
                await gateway.AdminAsync($"/api/cases/{id}/answer", answer, over);
            }

            if (waiting.Count == 0)
            {
                await Task.Delay(Glance, gateway.Time, over);
            }
        }
    }
}
