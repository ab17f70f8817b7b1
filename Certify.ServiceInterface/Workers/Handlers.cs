using Certify.MessageHost.Queue;
using Certify.ServiceInterface.Capabilities.Certifications;
using Certify.ServiceInterface.Capabilities.Notices;
using Certify.ServiceModel.Messages;

namespace Certify.ServiceInterface.Workers;

public sealed class ReviewAttemptHandler(Reviews reviews) : IMessageHandler<ReviewAttempt>
{
    public Task<Disposition> Handle(ReviewAttempt message, Delivery delivery, CancellationToken stop) =>
        reviews.Review(message.AttemptId, delivery, stop);
}

public sealed class DeliverNoticeHandler(Deliveries deliveries) : IMessageHandler<DeliverNotice>
{
    public Task<Disposition> Handle(DeliverNotice message, Delivery delivery, CancellationToken stop) =>
        deliveries.Deliver(message.NoticeId, delivery, stop);
}
