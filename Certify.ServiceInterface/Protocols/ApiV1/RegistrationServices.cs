using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.ApiV1;

namespace Certify.ServiceInterface.Protocols.ApiV1;

/// <summary>The three steps of a registration: a picture to read, a text message for what it shows, an account for the message's code.</summary>
public sealed class RegistrationServices(Registration registration, Codes codes, PictureCodes pictures, CookieSignIn cookies, Call call)
{
    public async Task<Answer<FileResponse>> Get(GetImageCode request) =>
        (await pictures.Draw(request.Uuid!, call.Network())).ToAnswer(png => new FileResponse(png, "image/png"));

    public async Task<Answer<ApiV1Response>> Post(SendRegistrationSms request)
    {
        if (!PhoneNumber.TryParse(request.Mobile, out var phone) || !PictureCodes.IsId(request.Id))
        {
            return ApiV1Refusals.Of(Fault.ValueMalformed);
        }

        var flow = codes.FlowOfRecipient(phone);
        var sent = await registration.SendCode(phone, flow, call.Network(), () => pictures.Use(request.Id!, request.Text!, call.Network()));
        return sent.ToAnswer();
    }

    public async Task<Answer<ApiV1Response>> Post(RegisterByPhone request)
    {
        // A password that cannot be set is refused before the code is used up for nothing.
        if (!PhoneNumber.TryParse(request.Mobile, out var phone) || !Md5Secret.FromNewPlainText(request.Password, out var secret))
        {
            return ApiV1Refusals.Of(Fault.ValueMalformed);
        }

        var flow = codes.FlowOfRecipient(phone);
        var user = await registration.ByPhoneCode(flow, request.SmsCode!, userName: null, secret, call.Network());
        if (user.Succeeded)
        {
            await cookies.Begin(call, SessionKind.Api, user.Value);
        }

        return user.ToAnswer();
    }
}
