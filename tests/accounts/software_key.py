"""A security key in software: whatever a browser would be told by one, without the browser."""

import hashlib
import json

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

HOST = "testserver"
TOUCHED, FINGER, HOLDS_KEY = (
    AuthenticatorData.FLAG.UP,
    AuthenticatorData.FLAG.UV,
    AuthenticatorData.FLAG.AT,
)


class SoftwareKey:
    """Belongs to one person; `answer` is what a browser posts for a challenge."""

    def __init__(self, user):
        self.user, self.name = user, b"key of one person"
        self.secret = ec.generate_private_key(ec.SECP256R1())
        public = ES256.from_cryptography_key(self.secret.public_key())
        held = AttestedCredentialData.create(Aaguid(bytes(16)), self.name, public)
        proof = AttestationObject.create("none", self.data(TOUCHED | FINGER | HOLDS_KEY, held), {})
        made = {
            "attestationObject": websafe_encode(proof),
            **self.told("create", websafe_encode(bytes(16))),
        }
        credential = {**self.names(), "response": made}
        Authenticator.objects.create(
            user=user, type="webauthn", data={"name": "key", "credential": credential}
        )

    def answer(self, challenge, flags):
        data, told = self.data(flags), self.told("get", challenge)
        signed = data + hashlib.sha256(self.client_data("get", challenge)).digest()
        response = {
            **told,
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(self.secret.sign(signed, ec.ECDSA(SHA256()))),
            "userHandle": websafe_encode(user_pk_to_url_str(self.user).encode()),
        }
        return json.dumps({**self.names(), "response": response})

    def names(self):
        name = websafe_encode(self.name)
        return {"id": name, "rawId": name, "type": "public-key"}

    def data(self, flags, held=b""):
        place = hashlib.sha256(HOST.encode()).digest()
        return AuthenticatorData.create(place, flags, 1, held)

    def told(self, what, challenge):
        return {"clientDataJSON": websafe_encode(self.client_data(what, challenge))}

    def client_data(self, what, challenge):
        return CollectedClientData.create(f"webauthn.{what}", challenge, f"https://{HOST}")
