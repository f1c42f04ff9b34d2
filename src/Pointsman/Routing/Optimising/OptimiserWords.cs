using System.Globalization;

namespace Pointsman;

/// <summary>
/// Why an optimiser chose as it did, in the signs that conditions are written with: headers are ASCII.
/// </summary>
internal sealed class OptimiserWords
{
    private readonly OptimiserOptions _options;
    private readonly string _bounds;
    private readonly string _meet;
    private readonly string _only;
    private readonly string _first;

    public OptimiserWords(OptimiserOptions options)
    {
        _options = options;
        _bounds = string.Join(" and ", Bounds(options));
        string local = options.LocalOnly ? " local" : "";
        _meet = _bounds.Length == 0 ? local.Length == 0 ? "" : " local ones"
            : $"{(local.Length == 0 ? "" : " local ones")} that meet {_bounds}";
        _only = $"the only{local} one{(_bounds.Length == 0 ? "" : $" that meets {_bounds}")}: ";
        _first = options.Objective switch
        {
            OptimiserObjective.Best => "best of ",
            OptimiserObjective.Fastest => "fastest of ",
            _ => "cheapest of ",
        };
    }

    /// <summary>The first of those that meet the bounds; <paramref name="source"/> says how good it is.</summary>
    public string Chosen(int meeting, in Merit first, string? source) =>
        string.Concat(
            meeting == 1 ? _only : string.Create(CultureInfo.InvariantCulture, $"{_first}{meeting}{_meet}: "),
            Figure(first, source),
            source is null || _options.Quality is null || _options.Objective == OptimiserObjective.Best
                ? "" : $", {Quality(first.Quality, source)}");

    /// <summary>None of those that could take the request meets the bounds.</summary>
    public string None(int able) => able == 0
        ? "no target can take the request"
        : string.Create(CultureInfo.InvariantCulture, $"none of {able}{Missing()}");

    /// <summary>None meets the bounds, and one misses them by least.</summary>
    public string Nearest(int able, in Merit nearest, string? source)
    {
        var figures = new List<string>();
        if (nearest.Quality < _options.Quality)
        {
            figures.Add(Quality(nearest.Quality, source));
        }

        if (_options.Cost is { } most && RequestCost.ToUsd(nearest.Cost) > most)
        {
            figures.Add(RequestCost.ToUsd(nearest.Cost).ToString());
        }

        if (nearest.Latency > _options.Latency?.TotalMilliseconds)
        {
            figures.Add(Latency(nearest.Latency));
        }

        return $"{None(able)}; nearest with {string.Join(" and ", figures)}";
    }

    private static IEnumerable<string> Bounds(OptimiserOptions options)
    {
        if (options.Quality is { } quality)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"quality >= {quality:0.###}");
        }

        if (options.Cost is { } cost)
        {
            yield return $"cost <= {cost}";
        }

        if (options.Latency is { } latency)
        {
            yield return $"latency <= {Latency(latency.TotalMilliseconds)}";
        }
    }

    private static string Quality(double quality, string? source) => source is null
        ? string.Create(CultureInfo.InvariantCulture, $"quality {quality:0.###}")
        : string.Create(CultureInfo.InvariantCulture, $"quality {quality:0.###} ({source})");

    private static string Latency(double milliseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms");

    private string Missing() => _bounds.Length > 0
        ? _options.LocalOnly ? $" is local and meets {_bounds}" : $" meets {_bounds}"
        : _options.LocalOnly ? " is local" : " has a known price";

    private string Figure(in Merit first, string? source) => _options.Objective switch
    {
        OptimiserObjective.Best => double.IsFinite(first.Quality)
            ? Quality(first.Quality, source) : "no quality is known",
        OptimiserObjective.Fastest => double.IsFinite(first.Latency) ? Latency(first.Latency) : "no latency is known",
        _ => RequestCost.ToUsd(first.Cost).ToString(),
    };
}
