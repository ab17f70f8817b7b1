namespace Certify.ServiceInterface;

/// <summary>The program must not start. The message is one sentence for the operator: what is wrong and what to do.</summary>
public sealed class StartRefusedException(string sentence) : Exception(sentence);
