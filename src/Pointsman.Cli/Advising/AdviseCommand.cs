using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman advise</c>: from a requirement to a shortlist.</summary>
internal static class AdviseCommand
{
    private static readonly string[] Formats = ["text", "json", "md"];

    private static readonly Option<string> ProfileName = new("--profile")
    {
        Description = "Start from a ready profile; flags override it (--list-profiles lists them)", HelpName = "NAME",
    };

    private static readonly Option<bool> ListProfiles =
        new("--list-profiles") { Description = "List the ready profiles" };

    private static readonly Option<bool> Explain = new("--explain")
    {
        Description = "Show the paths through both trees, the matrix and the removals with examples (json has all)",
    };

    private static readonly Option<bool> PrintRequirement = new("--print-requirement")
    {
        Description = "Print the requirement as a file to start from, and do nothing else",
    };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "How to write the answer: text, json or md (text)", HelpName = "text|json|md",
    };

    private static readonly Option<string[]> Evidence = new("--evidence")
    {
        Description = "Measured results of your own or a run of 'bench run', which replace the catalog's the more "
            + "cases they have; may be repeated",
        HelpName = "FILE",
    };

    private static readonly Option<string> AsOf = new("--as-of")
    {
        Description = "Answer as of a day: 2024-12-31, or 2024-12 for its last day (today)", HelpName = "DATE",
    };

    private static readonly Option<string> CatalogFolder = new("--catalog")
    {
        Description = $"A catalog folder of your own (else ${CatalogHome.Variable}, else the one inside)",
        HelpName = "DIR",
    };

    private static readonly Option<string> SaveSuite = new("--save-suite")
    {
        Description = "Write a suite that puts the shortlist to the test, for 'pointsman bench run'", HelpName = "FILE",
    };

    /// <summary>Makes the command.</summary>
    /// <param name="screen">Where it writes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="atHand">What was made ready in the background; null for nothing.</param>
    /// <param name="saveSuite">Writes a suite of an answer to a file.</param>
    public static Command Create(
        Screen screen, TimeProvider time, AdvisorAtHand? atHand = null,
        Action<Recommendation, string>? saveSuite = null)
    {
        Form form = AdviseForm.Create();
        var command = new Command("advise", "Choose models for a requirement: an explained, priced shortlist")
        {
            ProfileName, ListProfiles, Evidence, AsOf, Explain, Format, PrintRequirement, CatalogFolder,
            SaveSuite,
        };
        form.AddTo(command);
        AdvisorAtHand ready = atHand ?? AdvisorAtHand.None(time);
        command.SetAction((parsed, cancel) => RunAsync(
            parsed, form, command, screen, time, ready, saveSuite, cancel));
        return command.WithExamples(
            "pointsman advise                                    a few questions, then the answer",
            "pointsman advise --profile customer-support",
            "pointsman advise --profile legal-documents --as-of 2024-12 --explain",
            "pointsman advise --task code --volume 20000/day --latency 3s --budget 0.02/request",
            "pointsman advise --profile data-extraction --save-suite suites/extraction.yaml",
            "pointsman advise --task rag --privacy self-hosted --gpus 8 --format md",
            "pointsman advise --requirements need.yaml --evidence measured.json --format json",
            "pointsman advise --profile customer-support --evidence runs/support.jsonl");
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, Form form, Command command, Screen screen, TimeProvider time, AdvisorAtHand atHand,
        Action<Recommendation, string>? saveSuite, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        string? format = Word(parsed.GetValue(Format), faults);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        DateOnly? day = DayOption.Day("--as-of", parsed.GetValue(AsOf), today, faults);
        CatalogHome home = CatalogHome.Of(parsed.GetValue(CatalogFolder));
        AdviceRules rules = atHand.Rules(home);
        if (parsed.GetValue(ListProfiles))
        {
            ProfileList.Print(atHand.Profiles(home), rules, screen);
            return ExitCode.Ok;
        }

        ReadOnlyMemory<byte>? start = FromProfile(parsed, form, atHand.Profiles(home), faults);
        bool asked = start is not null || form.IsFilledIn(parsed);
        if (!asked && faults.Count == 0 && screen.Interactive)
        {
            JsonObject answers = await Wizard.AskAsync(screen, rules, cancel);
            start = Encoding.UTF8.GetBytes(answers.ToJsonString());
        }
        else if (!asked && faults.Count == 0)
        {
            faults.Add(new Fault(
                "advise", "nothing is asked for",
                "name a --profile, give flags such as --task, or --requirements FILE; "
                + "alone in a terminal it asks you"));
        }

        Document? document = start is null && !asked ? null : await form.ReadAsync(parsed, faults, cancel, start);
        Requirement? requirement = document is null ? null : RequirementReader.Read(document, rules);
        MeasuredResults? measured = await EvidenceFile.ReadAsync(
            parsed.GetValue(Evidence) ?? [], home, screen.Message, faults, cancel);
        if (faults.Count > 0 || requirement is null)
        {
            return Refusal.Print(screen, faults, command);
        }

        if (parsed.GetValue(PrintRequirement))
        {
            screen.Json(RequirementJson.Of(requirement));
            return ExitCode.Ok;
        }

        Advisor advisor = atHand.For(home, day ?? today, rules);
        Recommendation answer = advisor.Advise(requirement, measured);
        Print(answer, format ?? "text", parsed.GetValue(Explain), screen);
        if (parsed.GetValue(SaveSuite) is { } suite && saveSuite is not null)
        {
            saveSuite(answer, suite);
            screen.Message($"written: {suite}; try it: pointsman bench run {suite} --dry-run");
        }

        return answer.Shortlist.Count > 0 || answer.Steps.Any(step => step.Shortlist.Count > 0)
            ? ExitCode.Ok
            : ExitCode.NothingFound;
    }

    private static void Print(Recommendation answer, string format, bool explain, Screen screen)
    {
        switch (format)
        {
            case "json":
                screen.Json(RecommendationJson.Of(answer));
                break;
            case "md":
                screen.Line(RecommendationMarkdown.Of(answer, explain));
                break;
            default:
                new RecommendationText(screen, explain).Write(answer);
                break;
        }
    }

    private static ReadOnlyMemory<byte>? FromProfile(ParseResult parsed, Form form, IReadOnlyList<Profile> profiles,
        List<Fault> faults)
    {
        if (parsed.GetValue(ProfileName) is not { } name)
        {
            return null;
        }

        Profile? profile = profiles.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (profile is null)
        {
            string[] names = [.. profiles.Select(one => one.Name)];
            faults.Add(new Fault(
                "--profile", $"found '{name}'", Spelling.Hint(name, names, $"profiles: {string.Join(", ", names)}")));
            return null;
        }

        if (form.HasFile(parsed))
        {
            faults.Add(new Fault(
                "--profile", "given beside --requirements", "start from one of the two; flags override it"));
        }

        return profile.Utf8;
    }

    private static string? Word(string? format, List<Fault> faults)
    {
        if (format is not null && !Formats.Contains(format))
        {
            faults.Add(new Fault(
                "--format", $"found '{format}'", Spelling.Hint(format, Formats, "write text, json or md")));
        }

        return format;
    }
}
