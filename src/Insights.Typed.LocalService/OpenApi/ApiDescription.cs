using System.Reflection;
using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.LocalService.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Insights.Typed.LocalService.OpenApi;

/// <summary>The OpenAPI document of the service, which is generated from its endpoints, and the page that shows it.</summary>
internal sealed class ApiDescription(ServiceProgram program, ApiExamples examples)
{
    /// <summary>The address of the page, relative to that of the operations. Existing documentation links it.</summary>
    public const string PagePath = PageFolder + "/index.html";

    private const string PageFolder = "swagger";
    private const string DocumentFile = "swagger.json";

    /// <summary>
    /// Whether the service has the description. The libraries that create it need reflection that trimming removes, so
    /// <c>ILLink.Substitutions.xml</c> leaves it and them out of a trimmed program.
    /// </summary>
    public static bool IsSupported => !AppContext.TryGetSwitch("Insights.Typed.LocalService.ApiDescription", out var isEnabled) || isEnabled;

    /// <summary>The method that the API explorer requires of an endpoint. It has no parameters, because the document gets them from the route.</summary>
    private static readonly MethodInfo DescribedMethod = ((Delegate)(() => Task.CompletedTask)).Method;

    /// <summary>The version of the API, such as <c>v1</c>, which is the name of its document.</summary>
    private readonly string version = program.Path.Split('/').First(segment => segment.Length > 1 && segment[0] == 'v' && char.IsAsciiDigit(segment[1]));

    public void AddTo(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            var options = json.SerializerOptions;
            options.TypeInfoResolver = OperationContract.SerializerOptions.TypeInfoResolver;
            options.NumberHandling = OperationContract.SerializerOptions.NumberHandling;
            foreach (var converter in OperationContract.SerializerOptions.Converters)
            {
                options.Converters.Add(converter);
            }
        });
        services.AddOpenApi(version, options =>
        {
            // Generators of clients support this version best.
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
            options.CreateSchemaReferenceId = type => OperationContract.FindTypeName(type.Type);
            options.AddDocumentTransformer(new ApiDocumentTransformer(program, version, examples));
        });
    }

    /// <summary>Describes the operations of a group of endpoints.</summary>
    public static void Describe(IEndpointConventionBuilder operations) => operations.Finally(endpoint =>
    {
        if (endpoint.Metadata.OfType<OperationMetadata>().FirstOrDefault() is { Operation: var operation })
        {
            var contract = OperationContract.Get(operation);
            endpoint.Metadata.Add(DescribedMethod);
            endpoint.Metadata.Add(new EndpointNameMetadata(operation.ToString()));
            endpoint.Metadata.Add(new TagsAttribute(contract.Subject));
            endpoint.Metadata.Add(new EndpointSummaryAttribute(contract.Summary));
            if (contract.Remarks is { } remarks)
            {
                endpoint.Metadata.Add(new EndpointDescriptionAttribute(remarks));
            }

            endpoint.Metadata.Add(CreateResponse(StatusCodes.Status200OK, contract.ResponseType));
            foreach (var status in contract.Refusals.Select(refusal => refusal.StatusCode).Distinct())
            {
                endpoint.Metadata.Add(CreateResponse(status, OperationContract.RefusalType));
            }
        }
    });

    public void MapDocument(IEndpointRouteBuilder routes) =>
        routes.MapOpenApi($"/{program.Path}{PageFolder}/{{documentName}}/{DocumentFile}").WithMetadata(new PublicMetadata());

    /// <summary>Serves the page. Its requests send the service's token unless the person enters another one.</summary>
    public void UsePage(IApplicationBuilder app, string accessToken) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments($"/{program.Path}{PageFolder}", StringComparison.OrdinalIgnoreCase),
        branch => branch.UseSwaggerUI(new SwaggerUIOptions
        {
            RoutePrefix = program.Path + PageFolder,
            DocumentTitle = $"API of {program.Title}",
            ConfigObject = new ConfigObject
            {
                Urls = [new UrlDescriptor { Name = version, Url = $"{version}/{DocumentFile}" }],
                TryItOutEnabled = true,
                DisplayRequestDuration = true,
                DefaultModelsExpandDepth = 0,
            },
            // The token is that of generated data on this machine, and is derived from a seed.
            Interceptors = new InterceptorFunctions { RequestInterceptorFunction = $"(request) => {{ request.headers.Authorization ??= 'Bearer {accessToken}'; return request; }}" },
        }));

    private static ProducesResponseTypeMetadata CreateResponse(int status, Type type) => new(status, type, ["application/json"]);
}
