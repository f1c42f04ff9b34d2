using System.Globalization;
using System.Text;

namespace Pointsman.Faults;

/// <summary>What the program says of itself.</summary>
internal static class Help
{
    private const int FormColumns = 14;

    public static string Text()
    {
        var text = new StringBuilder();
        text.AppendLine(
            "A mock of model providers that answers, or fails, as the model's name says. It listens on loopback only.")
            .AppendLine()
            .AppendLine(CultureInfo.InvariantCulture,
                $"  --port N     the port, {CommandLineArguments.DefaultPort} unless given; 0 takes a free one")
            .AppendLine("  --help       this text")
            .AppendLine()
            .AppendLine(
                "A model's name is \"mock\" and words with dashes between: mock-n50-g5, mock-429-ra7, mock-fail500x2.")
            .AppendLine("A key that begins with \"mock-\" is read in the place of the model's name.")
            .AppendLine();
        foreach (TokenGroup group in Tokens.Groups)
        {
            text.AppendLine(group.Title);
            foreach (Token token in group.Tokens)
            {
                text.Append("  ").Append(token.Form.PadRight(FormColumns)).Append(' ').AppendLine(token.Effect);
            }

            text.AppendLine();
        }

        return text.Append(Control).ToString();
    }

    public static string Offers(MockUpstream mock) => $"""
        The mock listens on {mock.BaseUrl} and refuses every connection on {mock.RefusedUrl}.

          OpenAI      POST {mock.BaseUrl}/v1/chat/completions, /v1/responses, /v1/embeddings; GET /v1/models
          Azure       POST {mock.BaseUrl}/openai/deployments/MODEL/chat/completions?api-version=V
          Anthropic   POST {mock.BaseUrl}/v1/messages, /v1/messages/count_tokens
          Gemini      POST {mock.BaseUrl}/v1beta/models/MODEL:generateContent, :streamGenerateContent?alt=sse
          Ollama      GET  {mock.BaseUrl}/api/tags, /api/version
        {Control}
        Try it:
          curl {mock.BaseUrl}/v1/chat/completions -H 'content-type: application/json' \
            -d '{"{"}"model":"mock-n5-g200","stream":true,"messages":[{"{"}"role":"user","content":"hello"{"}"}]{"}"}'
        The words of model names: --help. Ctrl+C ends it.
        """;

    private const string Control = """
          Control     GET  /control/attempts, /control/stats; POST /control/reset, /control/release,
                      /control/behave?model=A&as=B
        """;
}
