using Certify.MessageHost.Pipeline;
using Certify.ServiceInterface.Capabilities.Accounts;
using Certify.ServiceInterface.Domain;
using Certify.ServiceInterface.Domain.Text;
using Certify.ServiceModel.UserValidate;

namespace Certify.ServiceInterface.Protocols.UserValidate;

/// <summary>Sign-in by a mini program, the phone that belongs to it, sign-out.</summary>
public sealed class MiniServices(MiniSignIn signIn, PhoneClaims claims, CookieSignIn cookies, Call call)
{
    public async Task<Answer<LoginMiniResponse>> Post(LoginMini request)
    {
        var phone = PhoneNumber.TryParse(request.PhoneNumber, out var canonical) ? canonical : null;
        var arrival = await signIn.Begin(request.Code!, phone, call.Network(), call.Aborted);
        return arrival.ToAnswer(call, arrived => new LoginMiniResponse
        {
            Response = new LoginMiniResult
            {
                UserSid = arrived.UserSid,
                State = arrived.HasPhone ? 1 : 0,
                Sid = arrived.ClaimSid,
                InLaterDialect = request.PhoneNumber is not null,
            },
            Context = request.Context,
        });
    }

    public async Task<Answer<SubmitPhoneNumberResponse>> Post(SubmitPhoneNumber request)
    {
        _ = PhoneNumber.TryParse(request.PhoneNumber, out var phone);
        var sent = await claims.Send(call.User(), call.Signed(), phone, call.Network());
        return sent.ToAnswer(call, sid => new SubmitPhoneNumberResponse
        {
            Response = new SubmitPhoneNumberResult { UserSid = request.UserSid, PhoneNumber = phone, Sid = sid },
            Context = request.Context,
        });
    }

    public async Task<Answer<ValidatePhoneNumberResponse>> Post(ValidatePhoneNumber request)
    {
        var (caller, fault) = await call.Authenticate();
        if (fault is not null and not HostFault.CredentialMissing)
        {
            return UserValidateRefusals.Of(Fault.NotSignedIn, null, OperationWords.Of(typeof(ValidatePhoneNumber)));
        }

        _ = PhoneNumber.TryParse(request.PhoneNumber, out var phone);
        var bound = await claims.Prove(request.Sid!, phone, request.Code!, caller as Caller, call.Network(), call.Aborted);
        return bound.ToAnswer(call, _ => new ValidatePhoneNumberResponse
        {
            Response = new ValidatePhoneNumberResult { UserSid = request.UserSid, PhoneNumber = phone },
            Context = request.Context,
        });
    }

    public async Task<Answer<UserValidateResponse>> Post(LogoutMini request)
    {
        await cookies.End(call, call.Signed());
        return new UserValidateResponse { Context = request.Context };
    }
}
