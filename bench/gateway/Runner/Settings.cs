using System.Globalization;

namespace Pointsman.GatewayBench;

/// <summary>What a run is told on the command line.</summary>
internal sealed record Settings
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Help = """
        The same work through several proxies, side by side, in interleaved rounds on loopback.

          bench/gateway/run [options]       requests a second, latency and CPU per request, as Markdown
          bench/gateway/memory [options]    memory of idle and held streams beside YARP, time to ready

        Options of run
          --rounds N          how often each proxy gets each scenario, 1 to 50 (5)
          --seconds S         how long a measurement lasts, 0.2 to 60 (3)
          --warmup S          how long each proxy is warmed up before the rounds, 0 to 60 (6)
          --only NAME,…       these proxies (all)
          --scenarios NAME,…  these scenarios (all)
          --out FILE          each measurement as a line of JSON
          --list              the names of proxies and scenarios
        Options of memory
          --streams N         how many streams are held open, 1 to 20000 (2000)
          --starts N          how often the start is timed, 1 to 50 (5)
        """;

    /// <summary>What <c>--list</c> prints.</summary>
    public static string Names => "proxies\n"
        + string.Concat(Contender.All.Select(one => $"  {one.Name,-12} {one.About}\n")) + "scenarios\n"
        + string.Join('\n', Scenario.All.Select(one => $"  {one.Name,-12} {one.About}"));

    public int Rounds { get; private set; } = 5;

    public double Seconds { get; private set; } = 3;

    public double Warmup { get; private set; } = 6;

    public int Streams { get; private set; } = 2000;

    public int Starts { get; private set; } = 5;

    public IReadOnlyList<Contender> Contenders { get; private set; } = Contender.All;

    public IReadOnlyList<Scenario> Scenarios { get; private set; } = Scenario.All;

    public string? Out { get; private set; }

    public bool List { get; private set; }

    /// <summary>The processor of the proxies; null when there is only one.</summary>
    public string? ProxyProcessor { get; private set; }

    /// <summary>The processor of upstream and load; null when there is only one.</summary>
    public string? LoadProcessor { get; private set; }

    /// <summary>Where what a run needs was built.</summary>
    public string Ready { get; private set; } = "artifacts/bench-gateway";

    /// <summary>The checkout.</summary>
    public string Root { get; private set; } = ".";

    public static Settings Read(IReadOnlyList<string> words)
    {
        var settings = new Settings();
        for (int i = 0; i < words.Count; i++)
        {
            string[] split = words[i].Split('=', 2);
            if (split[0] == "--list")
            {
                settings.List = true;
                continue;
            }

            string value = split.Length == 2 ? split[1]
                : i + 1 < words.Count ? words[++i] : throw new BenchException($"{split[0]}: found nothing after it");
            settings.Take(split[0], value);
        }

        return settings;
    }

    private void Take(string option, string value)
    {
        switch (option)
        {
            case "--rounds": Rounds = (int)Number(option, value, 1, 50); break;
            case "--seconds": Seconds = Number(option, value, 0.2, 60); break;
            case "--warmup": Warmup = Number(option, value, 0, 60); break;
            case "--streams": Streams = (int)Number(option, value, 1, 20_000); break;
            case "--starts": Starts = (int)Number(option, value, 1, 50); break;
            case "--only": Contenders = Pick(option, value, Contender.All, one => one.Name); break;
            case "--scenarios": Scenarios = Pick(option, value, Scenario.All, one => one.Name); break;
            case "--out": Out = value; break;
            case "--ready": Ready = value; break;
            case "--root": Root = value; break;
            case "--processors":
                string[] both = value.Split(',');
                (ProxyProcessor, LoadProcessor) = (both[0], both[^1]);
                break;
            default: throw new BenchException($"{option}: this option is unknown; --help lists them");
        }
    }

    private static double Number(string option, string text, double least, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number >= least && number <= most
            ? number
            : throw new BenchException($"{option}: found '{text}', allowed are {least} to {most}");

    private static List<T> Pick<T>(string option, string value, IReadOnlyList<T> all, Func<T, string> name)
    {
        string[] wanted = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] unknown = [.. wanted.Except(all.Select(name))];
        return unknown.Length > 0 || wanted.Length == 0
            ? throw new BenchException(
                $"{option}: found '{value}', allowed are {string.Join(',', all.Select(name))}")
            : [.. all.Where(one => wanted.Contains(name(one)))];
    }
}
