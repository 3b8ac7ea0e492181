using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Insights.Typed.LocalService.OpenApi;

/// <summary>Completes the generated document: parameters, bodies, refusals, examples, and how a request is authorized.</summary>
internal sealed class ApiDocumentTransformer(ServiceProgram program, string version, ApiExamples examples) : IOpenApiDocumentTransformer
{
    private const string Json = "application/json";
    private const string TimePattern = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$";
    private const string TokenScheme = "token";

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = $"{program.Title} on this machine",
            Version = version,
            Description = "Reports of Microsoft Partner Center: create a query, test it, execute it as a report, and fetch the file. This page sends the token of the local service unless you authorize with another one.",
        };
        var basePath = "/" + program.Path.TrimEnd('/');
        document.Servers = [new OpenApiServer { Url = basePath }];
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths)
        {
            paths.Add(path[basePath.Length..], item);
        }

        document.Paths = paths;
        AddSecurity(document);
        await AddRequestBodiesAsync(document, context, cancellationToken).ConfigureAwait(false);
        AddDatasetSchema(document);
        AddExecutionStatuses(document);
        AddCommonRefusals(document);
        var recorded = await examples.RecordAsync(cancellationToken).ConfigureAwait(false);
        foreach (var operation in paths.Values.SelectMany(path => path.Operations!.Values))
        {
            var id = Enum.Parse<InsightsOperation>(operation.OperationId!);
            operation.Parameters = [.. GetParameters(OperationRoute.All.Single(route => route.Operation == id), recorded)];
            if (operation.RequestBody is OpenApiRequestBody body)
            {
                AddExamples(body.Content![Json], recorded.GetRequests(id));
            }

            AddResponses(document, operation, OperationContract.Get(id), recorded.GetResponse(id));
        }
    }

    private static void AddSecurity(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [TokenScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The token that the local service prints, or one of its sign-in authority.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(TokenScheme, document)] = [] }];
    }

    /// <remarks>The endpoints do not state what they accept, because routing would then refuse a request with another content type.</remarks>
    private static async Task AddRequestBodiesAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            if (OperationContract.Get(Enum.Parse<InsightsOperation>(operation.OperationId!)).RequestType is not { } type)
            {
                continue;
            }

            var name = OperationContract.FindTypeName(type)!;
            if (document.Components?.Schemas?.ContainsKey(name) != true)
            {
                document.AddComponent(name, await context.GetOrCreateSchemaAsync(type, null, cancellationToken).ConfigureAwait(false));
            }

            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = new OpenApiSchemaReference(name, document) } },
            };
        }
    }

    private IEnumerable<IOpenApiParameter> GetParameters(OperationRoute route, RecordedExamples recorded)
    {
        if (route.IdName is { } id)
        {
            yield return new OpenApiParameter { Name = id, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }

        foreach (var parameter in route.Parameters)
        {
            yield return new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Describe(program),
                Schema = CreateSchema(parameter),
                Example = parameter.Kind == OperationParameterKind.Query ? recorded.QueryText : null,
            };
        }
    }

    private static OpenApiSchema CreateSchema(OperationParameter parameter) => parameter.Kind switch
    {
        OperationParameterKind.Text or OperationParameterKind.Query => new OpenApiSchema { Type = JsonSchemaType.String },
        OperationParameterKind.Boolean => new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = parameter.DefaultValue },
        OperationParameterKind.Time => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = TimePattern, Description = "A time in UTC, such as 2026-01-31T00:00:00Z." },
        OperationParameterKind.List => new OpenApiSchema { Type = JsonSchemaType.String, Description = "One or several, joined by semicolons." },
    };

    private static void AddDatasetSchema(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        var name = OperationContract.FindTypeName(typeof(ServiceDataset))!;
        schemas[name] = DatasetSchemaDocument.Create();
        var envelope = schemas[OperationContract.FindTypeName(OperationContract.Get(InsightsOperation.ListDatasets).ResponseType)!];
        ((OpenApiSchema)envelope.Properties!["value"]).Items = new OpenApiSchemaReference(name, document);
    }

    /// <summary>Describes the statuses of executions, which differ by program, so that the type of the body cannot have them.</summary>
    private void AddExecutionStatuses(OpenApiDocument document)
    {
        var type = OperationContract.Get(InsightsOperation.ListExecutions).ResponseType.GetGenericArguments()[0];
        var execution = document.Components!.Schemas![OperationContract.FindTypeName(type)!];
        ((OpenApiSchema)execution.Properties!["executionStatus"]).Description = OperationContract.DescribeExecutionStatus(program);
    }

    private static void AddCommonRefusals(OpenApiDocument document) => document.Components!.Responses = OperationContract.CommonRefusals.ToDictionary(
        GetKey,
        IOpenApiResponse (refusal) =>
        {
            var response = new OpenApiResponse { Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = new OpenApiSchemaReference(OperationContract.FindTypeName(OperationContract.RefusalType)!, document) } } };
            Describe(response, [refusal]);
            return response;
        });

    private static void AddResponses(OpenApiDocument document, OpenApiOperation operation, OperationContract contract, JsonNode? example)
    {
        var success = (OpenApiResponse)operation.Responses!["200"];
        success.Description = "The operation succeeded.";
        success.Content![Json].Example = example;
        foreach (var refusals in contract.Refusals.GroupBy(GetKey))
        {
            Describe((OpenApiResponse)operation.Responses[refusals.Key], [.. refusals]);
        }

        foreach (var key in OperationContract.CommonRefusals.Select(GetKey))
        {
            operation.Responses[key] = new OpenApiResponseReference(key, document);
        }
    }

    private static string GetKey(OperationRefusal refusal) => refusal.StatusCode.ToString(CultureInfo.InvariantCulture);

    private static void Describe(OpenApiResponse response, IReadOnlyList<OperationRefusal> refusals)
    {
        response.Description = string.Join('\n', refusals.Select(refusal => $"- `{refusal.Reason}`: {refusal.Cause}"));
        AddExamples(response.Content![Json], refusals.Select(refusal => (refusal.Reason, JsonNode.Parse(EmulatedResponse.CreateError(refusal.StatusCode, refusal.Reason).Body.Span)!)));
    }

    private static void AddExamples(OpenApiMediaType content, IEnumerable<(string Name, JsonNode Value)> items)
    {
        var all = items.ToList();
        if (all.Count == 1)
        {
            content.Example = all[0].Value;
        }
        else if (all.Count > 1)
        {
            // A key of components and examples consists of letters, digits and hyphens.
            content.Examples = all.Select((item, index) => (Key: $"example{index + 1}", item))
                .ToDictionary(example => example.Key, IOpenApiExample (example) => new OpenApiExample { Summary = example.item.Name, Value = example.item.Value });
        }
    }
}
