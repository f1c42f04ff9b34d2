namespace Pointsman.Evaluation;

/// <summary>What becomes of each type of promptfoo's assertions.</summary>
internal static class PromptfooCoverage
{
    /// <summary>Every type, in the order of names; <c>not-</c> before any of them wants the opposite.</summary>
    public static readonly IReadOnlyList<PromptfooType> All =
        [.. Types().OrderBy(type => type.Name, StringComparer.Ordinal)];

    private static readonly Dictionary<string, PromptfooType> ByName =
        All.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>A type by its name, with or without <c>not-</c>; null where it is unknown.</summary>
    public static PromptfooType? Of(string type) =>
        ByName.GetValueOrDefault(type.StartsWith("not-", StringComparison.Ordinal) ? type[4..] : type);

    private static IEnumerable<PromptfooType> Types()
    {
        const string Command = "write it as a command: command evaluators get the answer as JSON";
        const string Traces = "only what the answer calls is known: tool-calls";
        const string Context = "it judges what was retrieved and not the answer; judge the answer by faithfulness";
        return
        [
            Exact("equals", "equals", "JSON by json-equals"), Exact("contains", "contains"),
            Exact("icontains", "contains"), Exact("contains-all", "contains-all"),
            Exact("contains-any", "contains-any"),
            Exact("icontains-all", "icontains-all"), Exact("icontains-any", "icontains-any"),
            Exact("starts-with", "starts-with"), Exact("is-json", "json", "with a schema json-schema"),
            Exact("latency", "latency"), Exact("cost", "cost"),
            Exact("word-count", "word-count", "of Chinese and Japanese each sign is a word"),
            Exact("perplexity", "perplexity"), Exact("similar", "similar"), Exact("similar:cosine", "similar"),
            Exact("levenshtein", "levenshtein", "a sign beyond the first 65,536 is one change and not two"),
            Exact("finish-reason", "finish"), Exact("assert-set", "all-of", "with its threshold"),
            Near("regex", "regex",
                "patterns of JavaScript and .NET differ in rare places; one that .NET alone can read is judged by"),
            Near("contains-json", "json",
                "one JSON value is taken out of the text where that can be done in one way; with a schema json-schema"),
            Near("contains-html", "regex", "looks for a tag"),
            Near("contains-xml", "regex", "looks for a tag with its end"),
            Near("is-html", "format", "begins and ends with a tag"),
            Exact("is-xml", "format", "a document type is refused"),
            Near("bleu", "bleu",
                "signs are words of their own; below four words, and without a run of four in common, it is 0"),
            Near("gleu", "bleu", "bleu is its nearest kin, and stricter"),
            Near("rouge-n", "rouge-1", "words are split another way"),
            Near("is-refusal", "refusal", "the phrases differ; an empty answer is none"),
            Near("is-valid-function-call", "finish", "looks whether a tool is called; arguments are not checked"),
            Near("is-valid-openai-function-call", "finish",
                "looks whether a tool is called; arguments are not checked"),
            Near("is-valid-openai-tools-call", "finish", "looks whether a tool is called; arguments are not checked"),
            Exact("tool-call-f1", "tool-calls", "by what the answer calls, not by calls that its text tells"),
            Near("trajectory:tool-used", "tool-calls", "in the answer, not on the way to it"),
            Near("llm-rubric", "rubric", "the judge is asked in other words"),
            Near("model-graded-closedqa", "rubric", "the judge is asked in other words"),
            Near("search-rubric", "rubric", "the judge does not search the web"),
            Near("g-eval", "g-eval", "the judge is asked in other words"),
            Near("factuality", "rubric", "the facts become a rubric"),
            Near("model-graded-factuality", "rubric", "the facts become a rubric"),
            Near("answer-relevance", "relevance", "a judge decides instead of vectors"),
            Near("conversation-relevance", "relevance", "the last answer is judged"),
            Near("context-faithfulness", "faithfulness", "the judge is asked in other words"),
            Near("moderation", "safety", "a judge decides instead of a service"),
            None("select-best", "write pairwise: yes in the suite; answers are compared two and two, in both orders"),
            None("perplexity-score", "take perplexity"), None("meteor", "take rouge-l or similar"),
            None("similar:dot", "take similar"), None("similar:euclidean", "take similar"),
            None("javascript", Command), None("python", Command), None("ruby", Command), None("webhook", Command),
            None("contains-sql", Command), None("is-sql", Command), None("classifier", Command),
            None("pi", "take rubric"),
            None("context-recall", Context), None("context-relevance", Context),
            None("guardrails", "take safety"), None("human", "judge by people in a queue, or take rubric"),
            None("max-score", "the report ranks arms by their scores"), None("skill-used", Traces),
            None("trajectory:goal-success", "take rubric"), None("trajectory:step-count", Traces),
            None("trajectory:tool-args-match", Traces), None("trajectory:tool-sequence", Traces),
            None("trace-error-spans", Traces), None("trace-span-count", Traces), None("trace-span-duration", Traces),
        ];
    }

    private static PromptfooType Exact(string name, string kind, string note = "") =>
        new(name, kind, PromptfooFit.Exact, note);

    private static PromptfooType Near(string name, string kind, string note) =>
        new(name, kind, PromptfooFit.Approximate, note);

    private static PromptfooType None(string name, string instead) => new(name, null, PromptfooFit.No, instead);
}
