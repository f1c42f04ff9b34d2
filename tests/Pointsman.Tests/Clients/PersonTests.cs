using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Tests.Clients.Some;

#pragma warning disable MEAI001 // The base class of the client is experimental in Microsoft.Extensions.AI.

namespace Pointsman.Tests.Clients;

/// <summary>A person stands among the clients of a program, and has not answered yet.</summary>
public sealed class PersonTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_case_and_the_surest_answer_so_far_are_told(bool stream)
    {
        FakeClient person = new FakeClient("person").Fails(new PersonWaitingException("case_1"));
        ChatModel[] models = [new FakeClient("model").Says("perhaps\nCONFIDENCE: 30").Model(), person.Model()];
        using var client = new PointsmanChatClient(
            new CascadeStrategy([new(models[0], 0.7), new(models[1], 0)], new StatedConfidence()), models);

        var waiting = stream
            ? Assert.IsType<PointsmanException>((await client.StreamAsync()).Broken)
            : await Assert.ThrowsAsync<PointsmanException>(() => client.AskAsync());

        Assert.Equal((FailureKind.Waiting, "case_1"), (waiting.Failure.Kind, waiting.CaseId));
        Assert.Equal("perhaps", waiting.Provisional!.Text);
        Assert.Equal("model", waiting.Provisional.ModelId);
    }

    [Fact]
    public async Task Nobody_else_is_asked_and_the_client_does_not_cool()
    {
        var before = new ChatResponse(new ChatMessage(ChatRole.Assistant, "perhaps"));
        FakeClient person = new FakeClient("person").Fails(new PersonWaitingException("case_1", before));
        var other = new FakeClient("other");
        using PointsmanChatClient client = InOrder(person, other);

        for (int i = 0; i < 2; i++)
        {
            var waiting = await Assert.ThrowsAsync<PointsmanException>(() => client.AskAsync());
            Assert.Same(before, waiting.Provisional);
        }

        Assert.Equal((2, 0), (person.Calls, other.Calls));
    }

    [Fact]
    public async Task Where_no_person_was_asked_there_is_no_case()
    {
        using PointsmanChatClient client = InOrder(new FakeClient("only").Fails(new NumberedException(500)));
        var failed = await Assert.ThrowsAsync<PointsmanException>(() => client.AskAsync());
        Assert.Null(failed.CaseId);
        Assert.Null(failed.Provisional);
    }
}
