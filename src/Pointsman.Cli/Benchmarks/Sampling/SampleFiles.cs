using System.Globalization;
using System.Text;
using System.Text.Json;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>
/// The files that <c>bench sample</c> writes: cases, and a suite to begin with. Only their owner may read them.
/// </summary>
/// <param name="Cases">The file of cases.</param>
/// <param name="Suite">The file of the suite; null for none.</param>
internal sealed record SampleFiles(string Cases, string? Suite)
{
    /// <summary>Refuses what is there already: cases may have been changed by hand since they were drawn.</summary>
    public void Check(Document document)
    {
        CheckOne(document, "out", Cases, ".jsonl");
        if (Suite is not null)
        {
            CheckOne(document, "suite", Suite, ".yaml", ".yml");
        }
    }

    /// <summary>Writes both.</summary>
    /// <exception cref="FaultsException">One of them cannot be written.</exception>
    public void Write(
        TrafficSample sample, IReadOnlyList<string> routes, SampleOptions options, DateTimeOffset from)
    {
        Write(Cases, sample.Cases.Select(RecordedCase.Line));
        if (Suite is not null)
        {
            Write(Suite, [SuiteText(sample, routes, options, from)]);
        }
    }

    private static void CheckOne(Document document, string key, string path, params string[] endings)
    {
        if (!endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        {
            document.FaultOf<string>(key, $"'{path}'", $"name a file that ends with {string.Join(" or ", endings)}");
        }
        else if (File.Exists(path))
        {
            document.FaultOf<string>(key, $"'{path}', which is there already", "name another file, or delete this one");
        }
    }

    private static void Write(string path, IEnumerable<string> lines)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new StreamWriter(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options);
            foreach (string line in lines)
            {
                file.Write(line);
                file.Write('\n');
            }
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FaultsException(
                [new Fault(path, $"it cannot be written ({FileTrouble.Why(broken)})",
                    FileTrouble.Fix(broken, "name a file that you may write"))]);
        }
    }

    private string SuiteText(
        TrafficSample sample, IReadOnlyList<string> routes, SampleOptions options, DateTimeOffset from)
    {
        // Names are written as JSON, which YAML reads as it is.
        string folder = Path.GetDirectoryName(Path.GetFullPath(Suite!))!;
        string cases = Path.GetRelativePath(folder, Path.GetFullPath(Cases)).Replace('\\', '/');
        string models = string.Join(", ", routes.Select(route => JsonSerializer.Serialize(route)));
        string what = string.Create(CultureInfo.InvariantCulture,
            $"{sample.Cases.Count:#,0} of {sample.Requests:#,0} requests since {from.UtcDateTime:yyyy-MM-dd}");
        return $$$"""
            # {{{what}}}, drawn by 'pointsman bench sample' by {{{Word(options.By)}}} with seed {{{options.Seed}}}.
            # 'reference' in each case is the answer that was given: what a model said then, which may be wrong. Nothing
            # is expected of answers, so let a judge compare them, or write 'expected' into the cases that you know.
            name: {{{JsonSerializer.Serialize(string.Join("-", routes) + "-recorded")}}}
            # Routes are asked with 'bench run --gateway URL'; add what you want to compare them with: provider/model.
            models: [{{{models}}}]
            cases: {{{JsonSerializer.Serialize(cases)}}}
            # judge: provider/model
            # evaluators: [relevance]
            # pairwise: yes
            """;
    }

    private static string Word(SampleBy by) => by.ToString().ToLowerInvariant();
}
