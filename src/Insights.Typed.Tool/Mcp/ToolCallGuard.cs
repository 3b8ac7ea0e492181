using System.Globalization;
using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Tool.Doctor.Diagnosis;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Insights.Typed.Tool.Mcp;

/// <summary>Checks the arguments of each call, reports failures with the tool's messages, and limits the size of results.</summary>
/// <param name="note">Writes a message to the standard error.</param>
internal sealed class ToolCallGuard(Action<string> note)
{
    /// <summary>The longest result, in characters.</summary>
    private const int MaxResultLength = 100_000;

    public McpRequestHandler<CallToolRequestParams, CallToolResult> Wrap(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (request, cancellationToken) =>
    {
        try
        {
            CheckArguments(request);
            return Limit(await next(request, cancellationToken).ConfigureAwait(false));
        }
        catch (JsonException exception)
        {
            return CreateError($"An argument does not have the type that the tool describes: {exception.Message}");
        }
        catch (Exception exception) when (FailureMessage.IsExplained(exception))
        {
            return CreateError(FailureMessage.Create(exception));
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or McpException))
        {
            // The assistant gets a general message, and the person who searches the reason gets it here.
            note($"{request.Params.Name}: {exception}");
            throw;
        }
    };

    /// <summary>Refuses an argument that the tool does not have: it would be ignored, and the result would not be what was requested.</summary>
    private static void CheckArguments(RequestContext<CallToolRequestParams> request)
    {
        if (request.MatchedPrimitive is not McpServerTool { ProtocolTool: { } tool } || request.Params.Arguments is not { } arguments)
        {
            return;
        }

        List<string> known = tool.InputSchema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject().Select(property => property.Name)] : [];
        if (arguments.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new ToolException($"{tool.Name} has no argument '{UntrustedText.Sanitize(unknown, UntrustedText.MaxNameLength)}'.{NameSuggestion.GetHint(unknown, known)}");
        }
    }

    private static CallToolResult Limit(CallToolResult result)
    {
        var length = result.Content.OfType<TextContentBlock>().Sum(text => text.Text.Length);
        return length <= MaxResultLength
            ? result
            : CreateError(string.Create(CultureInfo.InvariantCulture, $"The result has {length} characters, more than the {MaxResultLength} that this server returns. Narrow the request."));
    }

    private static CallToolResult CreateError(string message) => new()
    {
        IsError = true,
        Content = [new TextContentBlock { Text = UntrustedText.Truncate(UntrustedText.ReplaceControlCharacters(message), UntrustedText.MaxMessageLength) }],
    };
}
