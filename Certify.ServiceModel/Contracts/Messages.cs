namespace Certify.ServiceModel.Contracts;

/// <summary>A request message that is answered with a <typeparamref name="TResponse"/>.</summary>
/// <typeparam name="TResponse">The answer: an envelope type, or <c>byte[]</c> for a file.</typeparam>
public interface IReturn<TResponse>;

/// <summary>A request message that is answered without a body.</summary>
public interface IReturnVoid;

/// <summary>The message only reads; typed clients send it with GET.</summary>
public interface IGet;

/// <summary>The message changes state or carries a secret; typed clients send it with POST and never in a URL.</summary>
public interface IPost;

/// <summary>The message replaces something; typed clients send it with PUT.</summary>
public interface IPut;

/// <summary>The message removes something; typed clients send it with DELETE.</summary>
public interface IDelete;
