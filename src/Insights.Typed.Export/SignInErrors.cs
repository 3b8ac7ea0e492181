using Azure.Identity;
using Insights.Typed.Language;

namespace Insights.Typed.Export;

/// <summary>Explains a failed sign-in to Azure with the identity of the environment.</summary>
internal static class SignInErrors
{
    /// <summary>Describes the error. A credential that tries others has a line for each of them after the first one, with the reason why it does not work.</summary>
    public static string Describe(AuthenticationFailedException exception) =>
        $"no identity of the environment could sign in: {UntrustedText.Sanitize(exception.Message.ReplaceLineEndings(" "))}";
}
