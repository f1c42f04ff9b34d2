using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Tests.Checking;

public sealed class RefusalCheckTests
{
    [Theory]
    [InlineData("I'm sorry, but I can't help with that.")]
    [InlineData("I’m sorry, I can’t assist with that request.")]
    [InlineData("I am unable to provide medical advice.")]
    [InlineData("Sorry, I cannot create content that promotes violence.")]
    [InlineData("I'm not able to answer this question.")]
    [InlineData("Unfortunately, I won't be able to help you with this.")]
    [InlineData("As an AI language model, I cannot have opinions.")]
    [InlineData("As an AI, I don't know what happens next.")]
    [InlineData("I must respectfully decline.")]
    [InlineData("Thank you for asking. I cannot in good conscience assist you there.")]
    [InlineData("I can't discuss that. Is there something else?")]
    [InlineData("I'm not comfortable helping with this.")]
    [InlineData("Your request violates our guidelines.")]
    [InlineData("Es tut mir leid, aber dabei kann ich nicht helfen.")]
    [InlineData("Ich kann Ihnen bei dieser Anfrage leider nicht weiterhelfen.")]
    [InlineData("Ich kann diese Frage nicht beantworten.")]
    [InlineData("Leider kann ich dazu keine Auskunft geben.")]
    [InlineData("Ich bin nicht in der Lage, das zu tun.")]
    [InlineData("Als KI-Modell kann ich keine Meinung haben.")]
    [InlineData("Das muss ich leider ablehnen.")]
    [InlineData("Je suis désolé, mais je ne peux pas vous aider avec cela.")]
    [InlineData("Je ne suis pas en mesure de répondre à cette question.")]
    [InlineData("En tant qu'IA, je ne peux pas donner mon avis.")]
    [InlineData("Je dois malheureusement refuser.")]
    [InlineData("Je ne peux pas fournir ces informations.")]
    [InlineData("Lo siento, pero no puedo ayudarte con eso.")]
    [InlineData("No puedo proporcionar esa información.")]
    [InlineData("No me es posible responder a esta pregunta.")]
    [InlineData("Como modelo de lenguaje, no puedo tener opiniones.")]
    [InlineData("Debo rechazar esta solicitud.")]
    public void A_refusal_is_found(string text)
    {
        string? fault = new RefusalCheck().Check(new CheckedAnswer(text)).Fault;
        Assert.StartsWith("found the refusal '", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The capital of France is Paris.")]
    [InlineData("I can't find the file; it was deleted on Monday.")]
    [InlineData("I'm sorry for your loss.")]
    [InlineData("I'm sorry to hear that. Your refund is on its way.")]
    [InlineData("You can't help with that unless you log in.")]
    [InlineData("The server cannot provide the page.")]
    [InlineData("She said she can't help.")]
    [InlineData("I cannot overstate how good this is.")]
    [InlineData("I won't bore you with details: 42.")]
    [InlineData("Sorry for the delay. The order was sent.")]
    [InlineData("I can help with that!")]
    [InlineData("It is not possible to divide by zero.")]
    [InlineData("{\"answer\": \"no\"}")]
    [InlineData("Ich kann Ihnen dabei helfen.")]
    [InlineData("Der Kunde kann nicht zahlen.")]
    [InlineData("Ich kann nicht mehr warten, schrieb sie.")]
    [InlineData("Je peux vous aider.")]
    [InlineData("Il ne peut pas venir demain.")]
    [InlineData("Puedo ayudarte con eso.")]
    [InlineData("El cliente no puede pagar.")]
    public void An_answer_is_none(string text) =>
        Assert.Null(new RefusalCheck().Check(new CheckedAnswer(text)).Fault);

    [Fact]
    public void A_long_answer_and_a_late_refusal_pass()
    {
        string refusal = "I'm sorry, but I can't help with that.";
        Assert.Null(new RefusalCheck().Check(new CheckedAnswer(refusal + new string('x', 600))).Fault);
        Assert.Null(new RefusalCheck().Check(new CheckedAnswer(new string('x', 200) + ". " + refusal)).Fault);
        Assert.Null(new RefusalCheck(20).Check(new CheckedAnswer(refusal)).Fault);
    }

    [Fact]
    public void What_the_providers_filter_stopped_is_a_refusal() => Assert.Equal(
        "found an answer that the provider's filter stopped, allowed is a whole one",
        new RefusalCheck().Check(
            new CheckedAnswer("Well,") { FinishReason = ChatFinishReason.ContentFilter }).Fault);
}
