namespace Pointsman.Cli;

/// <summary>The flags of a requirement; the keys of a requirement file are the same words.</summary>
internal static class AdviseForm
{
    public static Form Create() => new Form("requirements")
        .Ask("task", "TASK", "What is to be done: support, code, rag, creative … ('--task ?' lists all)")
        .Ask("volume", "N/PERIOD", "Requests: 100000/day, 3M/month, 5/s (1000/day)")
        .Ask("peak", "N", "The busiest hour over the average (3)")
        .Ask("growth", "SHARE", "Growth of the volume a month: 5% (0)")
        .Ask("latency", "TIME", "How long people wait for the first words: 500ms, 2s")
        .Ask("budget", "USD/PER", "The most it may cost: 500/month, 0.01/request, or both with a comma")
        .Ask("context", "TOKENS", "Tokens that must fit into a request (those of a usual request)")
        .Ask("tokens-in", "TOKENS", "Tokens read in a usual request (the task's own)")
        .Ask("tokens-out", "TOKENS", "Tokens written in a usual request (the task's own)")
        .Ask("modalities", "LIST", "What goes in: text,image,audio,video,pdf (text)")
        .Ask("output", "LIST", "What comes out: text, audio, image (the task's own)")
        .Ask("privacy", "LEVEL", "standard, no-training, private-cloud or self-hosted (standard)")
        .Ask("compliance", "LIST", "What the provider must sign or be certified for: hipaa,soc2")
        .Ask("region", "REGION", "Where data must stay: eu, us")
        .Ask("gpus", "N", "GPUs of 80 GB at hand for hosting models (none)")
        .Ask("reasoning", "KIND", "The most reasoning of a kind: creative, technical, math or general")
        .Ask("quality", "SHARE", "The share of measured models that it must be better than: 0.9")
        .Ask("priority", "WORD", "What comes first: accuracy, speed, cost, consistency, innovation, balanced")
        .Ask("stakes", "WORD", "What a mistake costs: low, normal, critical")
        .Ask("usage", "WORD", "normal, high-volume, mission-critical or experimental")
        .Ask("stance", "WORD", "How the budget is seen: cost-sensitive, value-focused, strategic, operational")
        .Ask("deployment", "WORD", "Where it runs: cloud, edge, on-premises, hybrid")
        .Ask("pipeline", "yes|no", "For voice: whether several models in a row will do (no)")
        .Ask("must", "LIST", "Deal-breakers: tools, json-schema, open-weights …")
        .Ask("nice", "LIST", "Wishes: the same words")
        .Ask("accept", "LIST", "Drawbacks that are fine: deprecated, unconfirmed, unknown-price")
        .Ask("languages", "LIST", "Languages spoken: en,de,ja")
        .Ask("providers", "LIST", "Sellers to consider, by kind or name, or any (maker,cloud,host,local)");
}
