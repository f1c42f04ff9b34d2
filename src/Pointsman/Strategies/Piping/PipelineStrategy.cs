using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// Steps one after the other, each with a prompt of its own into which the outputs of earlier ones are filled. The last
/// step's answer is the pipeline's, and streams; a step that fails fails the whole, and the failure names it.
/// </summary>
public sealed class PipelineStrategy : CallingStrategy
{
    /// <summary>The most steps.</summary>
    public const int MostSteps = 16;

    private const string Input = "input";
    private const string Question = "question";
    private const string Conversation = "conversation";

    private static readonly string[] Given = [Input, Question, Conversation];

    private readonly IReadOnlyList<PipelineStep> _steps;
    private readonly PromptTemplate[] _templates;

    /// <summary>
    /// Makes a pipeline; throws a <see cref="FaultsException"/> with what <see cref="Check"/> finds.
    /// </summary>
    public PipelineStrategy(IReadOnlyList<PipelineStep> steps)
    {
        FaultsException.ThrowIfAny(Check(steps));
        _steps = steps;
        _templates = [.. steps.Select(step => new PromptTemplate(step.Prompt))];
        Parts = [.. steps.Select(step => new StrategyPart(step.Name, step.Strategy))];
    }

    /// <inheritdoc />
    public override string Name => "pipeline";

    /// <inheritdoc />
    public override IReadOnlyList<StrategyPart> Parts { get; }

    /// <inheritdoc />
    public override decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each)
    {
        // Of the question as much as there is, whichever part of it a prompt names.
        var values = Given.ToDictionary(name => name, _ => size.Input, StringComparer.Ordinal);
        decimal sum = 0m;
        for (int i = 0; i < _steps.Count; i++)
        {
            PipelineStep step = _steps[i];

            // Instructions and files of the request may go along once more.
            long words = CallSize.Of(step.System ?? "") + (2 * CallSize.Around) + _templates[i].SizeOf(values);
            var own = new CallSize(size.Input, step.MaxOutput ?? size.Output);
            sum += step.Strategy.MostOf(own.Longer(words), each);
            values[step.Name] = values[Input] = step.Strategy.AnswerOf(own.Output);
        }

        return sum;
    }

    internal override long AnswerOf(long output) => _steps[^1].Strategy.AnswerOf(_steps[^1].MaxOutput ?? output);

    internal override string Reason => string.Join(" → ", _steps.Select(step => step.Name));

    /// <summary>
    /// Everything that is wrong with the steps. <paramref name="where"/> stands before the place of each fault.
    /// </summary>
    public static IReadOnlyList<Fault> Check(IReadOnlyList<PipelineStep> steps, string where = "steps")
    {
        List<Fault> faults = [];
        if (steps.Count is 0 or > MostSteps)
        {
            faults.Add(new Fault(where, $"{steps.Count} steps", $"a pipeline has 1 to {MostSteps}"));
        }

        var earlier = new List<string>();
        for (int i = 0; i < steps.Count; i++)
        {
            CheckName(steps[i].Name, earlier, $"{where}[{i}].name", faults);
            CheckPrompt(steps, i, earlier, $"{where}[{i}].prompt", faults);
            if (steps[i].MaxOutput is < 1)
            {
                faults.Add(new Fault(
                    $"{where}[{i}].max_output", $"{steps[i].MaxOutput}", "at least 1 token, or leave it out"));
            }

            earlier.Add(steps[i].Name);
        }

        return faults;
    }

    internal override bool CanAnswer(IReadOnlyList<Decision> parts) => parts.All(part => part.CanAnswer);

    internal override async Task<StrategyAnswer> RunAsync(
        StrategyRun run, StrategyAsk ask, IReadOnlyList<Decision> parts, string place, CancellationToken cancel)
    {
        string question = ConversationText.Question(ask.Messages);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Question] = question, [Input] = question, [Conversation] = ConversationText.Of(ask.Messages),
        };
        for (int i = 0; ; i++)
        {
            bool last = i == _steps.Count - 1;
            string own = Places.Below(place, _steps[i].Name);
            StrategyAnswer answer = await run.AskAsync(parts[i], Prompt(ask, i, values), own, cancel);
            if (!answer.IsGood)
            {
                CallFailure failure = answer.Failure!;
                return answer with
                {
                    Failure = failure with { Message = $"step {_steps[i].Name} of the pipeline: {failure.Message}" },
                };
            }

            if (last)
            {
                run.Conclude(own, StepOutcome.Accepted, "the last step", answer.From);
                return answer with { Reason = $"{own} is the last step" };
            }

            string output = answer.Whole!.Text;
            if (string.IsNullOrWhiteSpace(output))
            {
                run.Conclude(own, StepOutcome.Failed, "the answer has no text", answer.From);
                return StrategyAnswer.Failed(
                    FailureKind.Unfit,
                    $"step {_steps[i].Name} of the pipeline answered without a text; change its prompt, or its model");
            }

            run.Conclude(own, StepOutcome.Used, "an input of later steps", answer.From);
            values[_steps[i].Name] = values[Input] = output;
        }
    }

    private StrategyAsk Prompt(StrategyAsk ask, int at, Dictionary<string, string> values)
    {
        PipelineStep step = _steps[at];
        bool last = at == _steps.Count - 1;
        var content = new List<AIContent> { new TextContent(_templates[at].Fill(values)) };
        if (_templates[at].Names.Contains(Question) || (at == 0 && _templates[at].Names.Contains(Input)))
        {
            // Images and files of the question go where the question goes.
            content.AddRange(ask.Messages.LastOrDefault(message => message.Role == ChatRole.User)?.Contents
                .Where(one => one is not TextContent) ?? []);
        }

        IEnumerable<ChatMessage> system = step.System is { } text
            ? [new ChatMessage(ChatRole.System, text)]
            : ask.Messages.Where(message => message.Role == ChatRole.System);
        return ask with
        {
            Messages = [.. system, new ChatMessage(ChatRole.User, content)],
            Options = Options(ask.Options, step, last),
            Stream = last && ask.Stream,
            WantsUpgrade = last && ask.WantsUpgrade,
        };
    }

    // The form of the answer, its length and the client's tools belong to the last step.
    private static ChatOptions Options(ChatOptions asked, PipelineStep step, bool last)
    {
        if (last && step is { MaxOutput: null, System: null })
        {
            return asked;
        }

        ChatOptions own = asked.Clone();
        own.Instructions = step.System is null ? own.Instructions : null;
        own.MaxOutputTokens = step.MaxOutput ?? (last ? own.MaxOutputTokens : null);
        if (!last)
        {
            own.Tools = null;
            own.ToolMode = null;
            own.ResponseFormat = null;
            own.StopSequences = null;
        }

        return own;
    }

    private static void CheckName(string name, List<string> earlier, string where, List<Fault> faults)
    {
        if (!PromptTemplate.IsName(name))
        {
            faults.Add(new Fault(where, $"\"{name}\"", "letters, digits, - and _, a letter first"));
        }
        else if (Given.Contains(name))
        {
            faults.Add(new Fault(where, name, $"choose another name; {string.Join(", ", Given)} are given ones"));
        }
        else if (earlier.Contains(name))
        {
            faults.Add(new Fault(where, $"{name} a second time", "give each step a name of its own"));
        }
    }

    private static void CheckPrompt(
        IReadOnlyList<PipelineStep> steps, int at, List<string> earlier, string where, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(steps[at].Prompt))
        {
            faults.Add(new Fault(where, "no text", $"write what step {steps[at].Name} is asked"));
            return;
        }

        string[] known = [.. Given, .. earlier];
        foreach (string name in new PromptTemplate(steps[at].Prompt).Names.Except(known))
        {
            string fix = steps.Skip(at).Any(step => step.Name == name)
                ? "a step sees the outputs of earlier ones only; put the steps in that order"
                : Spelling.Hint(
                    name, known, $"use one of {string.Join(", ", known)}, or {{{{{name}}}}} for the text itself");
            faults.Add(new Fault(where, $"{{{name}}}", fix));
        }
    }
}
