using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Evaluation.Tests.Answering;

/// <summary>How sure an answer is, where its provider tells the probabilities of its tokens.</summary>
public sealed class ArmConfidenceTests
{
    [Fact]
    public async Task The_pieces_of_an_answer_are_as_sure_as_all_their_tokens_on_average()
    {
        var client = new Told([-0.1], [-0.3, -0.2]);
        Answer answer = await new ArmCaller(client, null, TimeProvider.System)
            .AskAsync([new ChatMessage(ChatRole.User, "hello")], Options("logprobs: yes"), Cancel);
        Assert.Equal(Math.Exp(-0.2), answer.Confidence!.Value, 12);
        Assert.True(client.Asked);
    }

    [Fact]
    public async Task Without_the_wish_nothing_is_asked_and_an_answer_without_probabilities_has_no_confidence()
    {
        var client = new Told();
        Answer answer = await new ArmCaller(client, null, TimeProvider.System)
            .AskAsync([new ChatMessage(ChatRole.User, "hello")], Options("temperature: 0"), Cancel);
        Assert.Null(answer.Confidence);
        Assert.False(client.Asked);
    }

    [Fact]
    public async Task A_run_keeps_how_sure_each_answer_was()
    {
        using var folder = new TemporaryFolder();
        var faults = new List<Fault>();
        Suite suite = SuiteFile.Parse("""
            name: sure
            models: [{model: a, logprobs: yes}]
            cases: [{input: "hello", expected: "so it is"}]
            evaluators: [equals]
            """, "suite.yaml", ".", faults)!;
        Assert.Empty(faults);
        string path = folder.File("run.jsonl");
        await new Runner(suite, new RunnerOptions { Clients = _ => new Told([-0.5]) }).RunAsync(path, Cancel);
        Assert.True(RunEvidence.IsRun(path));
        EvidenceRow row = Assert.Single(RunEvidence.Of(RunFile.Read(path)).Rows);
        Assert.Equal(Math.Exp(-0.5), row.Confidence!.Value, 12);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ChatOptions Options(string yaml)
    {
        var faults = new List<Fault>();
        Suite suite = SuiteFile.Parse(
            $"models: [a]\ncases: [{{input: x}}]\noptions: {{{yaml}}}", "suite.yaml", ".", faults)!;
        Assert.Empty(faults);
        return ArmAsk.Options(suite.Arms()[0].Options);
    }

    // A model that answers in pieces, each with the logarithms of its tokens.
    private sealed class Told(params double[][] pieces) : IChatClient
    {
        public bool Asked { get; private set; }

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options,
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            Asked = options?.AdditionalProperties?.GetValueOrDefault(TokenProbabilities.Wanted) is true;
            yield return new ChatResponseUpdate(ChatRole.Assistant, "so ");
            foreach (double[] piece in pieces)
            {
                yield return new ChatResponseUpdate
                {
                    AdditionalProperties = new()
                    {
                        [TokenProbabilities.Answered] = JsonSerializer.SerializeToElement(
                            new { content = piece.Select(one => new { token = "x", logprob = one }) }),
                    },
                };
            }

            yield return new ChatResponseUpdate(ChatRole.Assistant, "it is");
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
