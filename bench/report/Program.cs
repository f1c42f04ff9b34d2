using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Pointsman.Evaluation;
using Pointsman.ReportBench;

// How long the page of a large report takes to open and to search, in Chromium without a window:
//   dotnet run -c Release --project bench/report [cases, 10000] [arms, 5] [words of an answer, 60] [rounds, 5]
// Or the reports of a generated run, to look at:   … write FOLDER CASES ARMS
// Or a picture of a page, after a script ran in it:  … picture PAGE PNG WIDTH HEIGHT light|dark SCRIPT
if (args is ["write", var into, var many, var wide])
{
    Reports.Write(into, int.Parse(many, CultureInfo.InvariantCulture), int.Parse(wide, CultureInfo.InvariantCulture));
    return;
}

using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
string program = Environment.GetEnvironmentVariable("CHROMIUM") ?? "chromium";
if (args is ["picture", var shown, var png, var width, var height, var room, var script])
{
    await using Browser browser = await Browser.StartAsync(program, limit.Token);
    await browser.OpenAsync(new Uri(Path.GetFullPath(shown)).AbsoluteUri, limit.Token);
    await browser.ShowAsync(
        int.Parse(width, CultureInfo.InvariantCulture), int.Parse(height, CultureInfo.InvariantCulture),
        room == "dark", limit.Token);
    await browser.EvaluateAsync(
        $"(async () => {{ {script}; "
        + "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); return 0; })()",
        limit.Token);
    await File.WriteAllBytesAsync(png, await browser.PictureAsync(limit.Token));
    return;
}

int[] sizes = [.. args.Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
int cases = sizes.ElementAtOrDefault(0) is > 0 and var given ? given : 10_000;
int arms = sizes.ElementAtOrDefault(1) is > 0 and var compared ? compared : 5;
int words = sizes.ElementAtOrDefault(2) is > 0 and var written ? written : 60;
int rounds = sizes.ElementAtOrDefault(3) is > 0 and var often ? often : 5;

string folder = Directory.CreateTempSubdirectory("pointsman-report-page-").FullName;
string page = Path.Combine(folder, "report.html");
Run run = new GeneratedRun(1).Make(cases, arms, words: words);
long began = Stopwatch.GetTimestamp();
TimeSpan used = Environment.CpuUsage.TotalTime;
using (FileStream file = File.Create(page))
{
    RunReports.Write(run, ReportFormat.Html, file);
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{cases:N0} cases × {arms} arms: {new FileInfo(page).Length / 1e6:0.0} MB, written in "
    + $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, "
    + $"{(Environment.CpuUsage.TotalTime - used).TotalSeconds:0.0} s of processor time; milliseconds of {rounds} rounds, least and middle:"));
var measured = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
for (int round = 0; round < rounds; round++)
{
    await using Browser browser = await Browser.StartAsync(program, limit.Token);
    await browser.OpenAsync(new Uri(page).AbsoluteUri, limit.Token);
    foreach (string asked in PageTimes.Scripts)
    {
        foreach ((string name, JsonNode? value) in (await browser.EvaluateAsync(asked, limit.Token)).AsObject())
        {
            measured.TryAdd(name, []);
            measured[name].Add(value!.GetValue<double>());
        }
    }
}

foreach ((string name, List<double> values) in measured)
{
    values.Sort();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"  {name,-44} {values[0],8:0} {values[values.Count / 2],8:0}"));
}

Directory.Delete(folder, recursive: true);
