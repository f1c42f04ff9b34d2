using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary><c>pointsman bench size</c>: how many cases a comparison needs, before it is paid for.</summary>
internal static class BenchSize
{
    private static readonly string[] Formats = ["text", "json"];

    public static Command Create(BenchContext context)
    {
        Form form = new Form(fileFlag: null)
            .Ask("better-by", "SHARE", "The difference that shall be found (3%)")
            .Ask("margin", "SHARE", "How much worse a model may be that shall be shown to be no worse")
            .Ask("half-width", "SHARE", "How far an interval may reach to either side")
            .Ask("accuracy", "SHARE", "The share of right answers that is expected (85%)")
            .Ask("discordance", "SHARE", "The share of cases that only one of the two gets right (10%)")
            .Ask("power", "SHARE", "How often a difference that is there is found (80%)")
            .Ask("error", "SHARE", "How often one that is not there is (5%)")
            .Ask("run", "FILE", "A pilot run, for accuracy, discordance and difference")
            .Ask("models", "LIST", "What the cases would cost of these models: a,b")
            .Ask("tokens", "IN/OUT", "Tokens of a case, read and written (800/250)")
            .Ask("seconds", "N", "How long an answer takes (3)")
            .Ask("concurrency", "N", "Calls in flight (16)")
            .Ask("format", "text|json", "How to write the answer (text)");
        var command = new Command("size", "How many cases a comparison needs, and what they cost");
        form.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document document = (await form.ReadAsync(parsed, faults, cancel))!;
            return Answer(context, document);
        });
        return command.WithExamples(
            "pointsman bench size --better-by 3%",
            "pointsman bench size --margin 2% --models openai/gpt-4o-mini,openai/gpt-4o --tokens 800/250",
            "pointsman bench size --half-width 3% --accuracy 90%",
            "pointsman bench size --run runs/pilot.jsonl");
    }

    private static int Answer(BenchContext context, Document document)
    {
        var inputs = new Inputs(document);
        Run? pilot = inputs.Text("run") is { } file
            ? RunFile.Read(file, new RunReadOptions { Texts = false })
            : null;
        var asked = SizeQuestion.Read(inputs, pilot);
        Usage usage = Tokens(document);
        decimal seconds = document.Number("seconds", 0.001m, 3_600m, "seconds") ?? 3m;
        long concurrency = document.Whole("concurrency", 1, 1_000, "calls") ?? 16;
        bool json = document.Word("format", Formats) == "json";
        SizePrice[] prices =
        [
            .. document.Words("models")
                .Select(name => SizePrice.Of(name, usage, context.FindOffer, context.Today, document))
                .OfType<SizePrice>(),
        ];
        FaultsException.ThrowIfAny(document.Faults);
        IReadOnlyList<SizeAnswer> answers = Answers(asked);
        if (json)
        {
            context.Screen.Json(Json(inputs, answers, prices));
            return ExitCode.Ok;
        }

        Write(context.Screen, inputs, answers, prices);
        if (prices.Length > 0)
        {
            long most = answers.Max(one => one.Cases);
            var time = TimeSpan.FromSeconds((double)(most * seconds / concurrency));
            string calls = concurrency == 1 ? "1 call is" : $"{Number(concurrency)} calls are";
            context.Screen.Line($"  about {ProgressText.Duration(time)}, where an answer takes "
                + $"{Written.Figure(seconds)} s and {calls} in flight");
        }

        return ExitCode.Ok;
    }

    private static IReadOnlyList<SizeAnswer> Answers(SizeQuestion asked)
    {
        try
        {
            return SizeAnswer.Of(asked);
        }
        catch (ArgumentException tooMany)
        {
            throw new FaultsException([new Fault("size", tooMany.Message, "ask for a larger difference")]);
        }
    }

    private static void Write(
        Screen screen, Inputs inputs, IReadOnlyList<SizeAnswer> answers, SizePrice[] prices)
    {
        inputs.Write(screen);
        foreach (SizeAnswer answer in answers)
        {
            screen.Line();
            screen.Heading(answer.Cases == 1 ? "1 case" : $"{Number(answer.Cases)} cases");
            screen.Line($"  {answer.What}");
            screen.Line();
            var table = new Table(
            [
                Column.Number(answer.Flag), Column.Number("cases"),
                .. prices.Select(one => Column.Number(one.Model)),
            ]);
            foreach ((double figure, long? cases) in answer.Others)
            {
                table.Row(
                [
                    Written.Percent((decimal)figure), cases is { } known ? Number(known) : "–",
                    .. prices.Select(price => Written.Text(price.PerCase * (cases ?? 0))),
                ]);
            }

            table.Write(screen);
        }

        if (prices.Length > 0)
        {
            screen.Line();
        }

        foreach (SizePrice price in prices)
        {
            screen.Line(price.Offer is null
                ? $"  {price.Model} is simulated: nobody is paid, and what a run tells of its cost is made up"
                : $"  {price.Model}: {Written.Text(price.PerCase)} a case, by the price of {price.Offer}");
        }
    }

    private static JsonObject Json(
        Inputs inputs, IReadOnlyList<SizeAnswer> answers, SizePrice[] prices)
    {
        var json = new JsonObject
        {
            ["answers"] = new JsonArray([.. answers.Select(answer => new JsonObject
            {
                ["what"] = answer.What,
                ["cases"] = answer.Cases,
                ["others"] = new JsonArray([.. answer.Others.Select(other => new JsonObject
                {
                    ["difference"] = other.Figure, ["cases"] = other.Cases,
                })]),
            })]),
            ["models"] = new JsonArray([.. prices.Select(price => new JsonObject
            {
                ["model"] = price.Model,
                ["offer"] = price.Offer,
                ["perCase"] = Written.Json(price.PerCase),
                ["usd"] = Written.Json(price.PerCase * answers.Max(one => one.Cases)),
            })]),
        };
        inputs.AddTo(json);
        return json;
    }

    private static Usage Tokens(Document document)
    {
        const long UsualIn = 800, UsualOut = 250, Most = 10_000_000;
        string? text = document.Text("tokens");
        string[] parts = text?.Split('/') ?? [];
        if (text is null)
        {
            return new Usage { Input = UsualIn, Output = UsualOut };
        }

        return parts.Length == 2 && Quantity.TryNumber(parts[0], out decimal read) && read is >= 0 and <= Most
            && Quantity.TryNumber(parts[1], out decimal written) && written is >= 0 and <= Most
            ? new Usage { Input = (long)read, Output = (long)written }
            : document.FaultOf<Usage>("tokens", $"'{text}'", "write tokens read and written: 800/250") ?? new Usage();
    }

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
