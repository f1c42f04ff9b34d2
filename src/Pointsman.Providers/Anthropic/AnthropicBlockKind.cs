namespace Pointsman.Providers;

/// <summary>What may stand in a block of an answer.</summary>
internal enum AnthropicBlockKind
{
    Text,
    Thinking,
    Redacted,
    ToolUse,
}
