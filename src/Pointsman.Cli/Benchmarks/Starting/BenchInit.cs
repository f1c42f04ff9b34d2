using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman bench init</c>: a suite to start from, that runs as it is.</summary>
internal static class BenchInit
{
    private const int MostModels = 3;

    private static readonly string[] Sources = ["profile", "shortlist", "models"];

    public static Command Create(BenchContext context)
    {
        string[] templates = [.. SuiteTemplate.All.Select(one => one.Name)];
        Form form = new Form(fileFlag: null)
            .Ask("template", "NAME", $"{string.Join(", ", templates)} ({SuiteTemplate.Usual})")
            .Ask("profile", "NAME", "Ask the advisor for the profile's models ('pointsman advise --list-profiles')")
            .Ask("shortlist", "FILE", "Take the models of an advice: 'pointsman advise … --format json > FILE'")
            .Ask("models", "LIST", "The models to compare: a,b (sim/small,sim/large)")
            .Ask("dir", "DIR", "The folder for the files (.)")
            .Mark("force", "Write over files that are there");
        var name = new Argument<string?>("NAME")
        {
            Description = "The suite's name (the template's, or the profile's)", Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("init", "Write a suite with example cases that runs as it is, without a key")
        {
            name,
        };
        form.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document document = (await form.ReadAsync(parsed, faults, cancel))!;
            string folder = document.Text("dir") ?? ".";
            bool force = document.YesNo("force") ?? false;
            SuiteStart start = Start(document, parsed.GetValue(name), context);
            string suite = Path.Combine(folder == "." ? "" : folder, BenchContext.SuiteName);
            start.Write(suite, "cases.jsonl", force);
            Tell(context.Screen, start, suite);
            return ExitCode.Ok;
        });
        return command.WithExamples(
            "pointsman bench init && pointsman bench run suite.yaml",
            "pointsman bench init --template extraction --dir suites/invoices",
            "pointsman bench init support --profile customer-support --dir suites/support",
            "pointsman bench init --models openai/gpt-4o-mini,openai/gpt-4o --template rag --dir suites/rag");
    }

    private static SuiteStart Start(Document document, string? name, BenchContext context)
    {
        string? word = document.Text("template"), profile = document.Text("profile"), file = document.Text("shortlist");
        IReadOnlyList<string> models = document.Words("models");
        SuiteTemplate? template = word is null ? null : SuiteTemplate.Find(word);
        if (word is not null && template is null)
        {
            string[] names = [.. SuiteTemplate.All.Select(one => one.Name)];
            document.FaultOf<string>(
                "template", $"'{word}'", Spelling.Hint(word, names, $"templates: {string.Join(", ", names)}"));
        }

        string[] sources = [.. Sources.Where(document.Has)];
        if (sources.Length > 1)
        {
            document.FaultOf<string>(sources[1], $"--{sources[0]} beside it", "say once where the models are from");
        }

        if (document.Has("models") && models.Count == 0)
        {
            document.FaultOf<string>("models", "nothing", "name models: --models sim/small,sim/large");
        }

        FaultsException.ThrowIfAny(document.Faults);
        if (profile is not null)
        {
            return OfProfile(profile, name, template, context, document);
        }

        if (file is not null)
        {
            var shortlist = ShortlistFile.Read(file, AdviceRules.LoadEmbedded());
            return SuiteStart.Of(
                shortlist.Needed, [.. shortlist.Offers.Take(MostModels)], name, template, $"--shortlist {file}");
        }

        SuiteTemplate plain = template ?? SuiteTemplate.Find(SuiteTemplate.Usual)!;
        var start = new SuiteStart { Template = plain, Name = name ?? plain.Name };
        return models.Count == 0 ? start : start with { Models = [.. models.Distinct()] };
    }

    private static SuiteStart OfProfile(
        string word, string? name, SuiteTemplate? template, BenchContext context, Document document)
    {
        Catalog catalog = CatalogHome.Of(null).Load();
        var rules = AdviceRules.Of(catalog);
        IReadOnlyList<Profile> profiles = Profile.All(catalog);
        string[] names = [.. profiles.Select(one => one.Name)];
        if (profiles.FirstOrDefault(one => one.Name.Equals(word, StringComparison.OrdinalIgnoreCase))
            is not { } profile)
        {
            document.FaultOf<string>(
                "profile", $"'{word}'", Spelling.Hint(word, names, $"profiles: {string.Join(", ", names)}"));
            throw new FaultsException(document.Faults);
        }

        Requirement needed = profile.Read(rules);
        var answer = Advisor.For(catalog, context.Today, rules).Advise(needed);
        return OfAdvice(answer, name ?? profile.Name, template, $"--profile {word}");
    }

    /// <summary>Writes a suite for the shortlist of an advice, with example cases beside it.</summary>
    /// <exception cref="FaultsException">The shortlist is empty, or a file is there already.</exception>
    public static void Save(Recommendation answer, string file) =>
        OfAdvice(answer, null, null, "--save-suite").Write(file);

    private static SuiteStart OfAdvice(Recommendation answer, string? name, SuiteTemplate? template, string place)
    {
        ShortlistEntry[] entries = [.. answer.Shortlist.Take(MostModels)];
        return SuiteStart.Of(
            answer.Requirement, [.. entries.Select(entry => entry.Offer.Id)], name, template, place) with
        {
            About = entries.ToDictionary(
                entry => entry.Offer.Id,
                entry => $"score {entry.Score.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture)}"
                    + (entry.Cost is { } cost ? $", about {cost.PerRequest} a request" : "")),
        };
    }

    private static void Tell(Screen screen, SuiteStart start, string suite)
    {
        string cases = Path.Combine(Path.GetDirectoryName(suite) ?? "", "cases.jsonl");
        new Table("", "")
            .Row(suite, $"{start.Template.Name}: {start.Template.About}; {string.Join(", ", start.Models)}")
            .Row(cases, $"{start.Template.Cases(simulated: true).Count()} example cases")
            .Write(screen);
        screen.Line();
        screen.Line($"  {start.RunCommand(suite)}");
        screen.Line($"  {start.RunCommand(suite)} --dry-run     what it would cost, and what is wrong");
    }
}
