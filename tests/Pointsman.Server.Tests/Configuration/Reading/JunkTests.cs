using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Server.Tests.Configuration.Reading;

/// <summary>Whatever stands wherever, it is read or refused, and never both or neither.</summary>
public sealed class JunkTests
{
    private static readonly string[] Junk =
    [
        "null", "\"\"", "\" \"", "5", "-1", "1e20", "true", "\"x\"", "\"sim/x\"", "\"10s\"", "\"${X}\"", "[]", "[null]",
        "[[]]", "[5, \"x\"]", "[{}]", "{}", "{\"\": 1}", "{\"a.b[0]\": {\"c\": 1}}", "\"\\u0000\\uFFFF\"",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void Any_junk_in_any_place_is_read_or_refused(int place)
    {
        foreach (string junk in Junk)
        {
            JsonNode every = Some.EveryKey();
            (JsonNode owner, object key) = All(every).ElementAt(place);
            if (key is string name)
            {
                owner[name] = JsonNode.Parse(junk);
            }
            else
            {
                owner[(int)key] = JsonNode.Parse(junk);
            }

            List<Fault> faults = [];
            GatewaySettings? read = ConfigurationReader.Read(every.ToJsonString(), "f", _ => null, faults);
            Assert.Equal(read is null, faults.Count > 0);
            Assert.All(faults, fault => Assert.DoesNotContain(fault.ToString(), char.IsControl));
        }
    }

    public static TheoryData<int> Places() => [.. Enumerable.Range(0, All(Some.EveryKey()).Count())];

    private static IEnumerable<(JsonNode Owner, object Key)> All(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => All(entry.Value).Prepend((map, entry.Key))),
        JsonArray list => list.SelectMany((item, i) => All(item).Prepend((list, i))),
        _ => [],
    };
}
