namespace Certify.ServiceModel.Messages;

/// <summary>Asks a worker to review one submission. Carries ids only: nothing personal goes through the queue.</summary>
/// <param name="AttemptId">The attempt, one for each submission.</param>
public sealed record ReviewAttempt(long AttemptId);

/// <summary>Asks a worker to hand one outgoing SMS or e-mail to its vendor. Recipient and text lie in the notice's own row.</summary>
/// <param name="NoticeId">The notice.</param>
public sealed record DeliverNotice(long NoticeId);
