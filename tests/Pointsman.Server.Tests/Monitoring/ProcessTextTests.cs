using System.Globalization;
using System.Text;
using Xunit;

namespace Pointsman.Server.Tests.Monitoring;

public sealed class ProcessTextTests
{
    [Fact]
    public void Every_figure_is_a_number_above_or_at_zero() => Assert.All(
        Lines().Where(line => line[0] != '#'),
        line => Assert.True(double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture) >= 0, line));

    [Fact]
    public void Every_figure_is_announced_with_its_kind()
    {
        string[] lines = Lines();
        IEnumerable<string> names = lines.Where(line => line[0] != '#').Select(line => line.Split(' ', '{')[0]);
        Assert.All(names, name => Assert.Single(
            lines, line => line.StartsWith($"# TYPE {name} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Collections_are_counted_by_generation()
    {
        long before = Collections(2);
        GC.Collect(2);
        Assert.True(Collections(2) > before);
    }

    [Fact]
    public void Memory_and_processor_time_have_the_customary_names()
    {
        string[] lines = Lines();
        Assert.Contains(lines, line => line.StartsWith("process_resident_memory_bytes ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("process_cpu_seconds_total ", StringComparison.Ordinal));
    }

    private static long Collections(int generation)
    {
        string start = $$"""pointsman_gc_collections_total{generation="{{generation}}"} """;
        string line = Assert.Single(Lines(), one => one.StartsWith(start, StringComparison.Ordinal));
        return long.Parse(line[start.Length..], CultureInfo.InvariantCulture);
    }

    private static string[] Lines()
    {
        var text = new StringBuilder();
        ProcessText.Append(text);
        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
